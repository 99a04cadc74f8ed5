/** A range of offsets of one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A comment: `start` is where its sign begins. */
export interface Comment extends Range {
  /** What it says, without its signs. */
  readonly text: string;
  /** Where that begins. */
  readonly textStart: number;
}

/** The comments of a text, in its order. */
export interface Commented {
  readonly comments: readonly Comment[];
  /** What goes over several lines as one, such as a text in quotes or a line that goes on; in the order of the text. */
  readonly wholes: readonly Range[];
}
