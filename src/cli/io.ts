/** Where text goes. */
export interface TextOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a run has of the world besides files, so that a test can give it another one. */
export interface Io {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What time it is; by the clock of the machine where it is not said. */
  readonly now?: () => Date;
}

/** Terminal columns to fill: at most 100, because longer lines are hard to read. */
export function widthOf(output: TextOutput): number {
  const columns = output.isTTY === true ? output.columns : undefined;
  return Math.min(100, columns !== undefined && columns > 0 ? columns : 100);
}
