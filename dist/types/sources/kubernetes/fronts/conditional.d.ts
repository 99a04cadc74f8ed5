/** Whether a template decides if a part of a file is there at all. */
/** Tells for an offset whether it lies within a block of the template that may be left out. Linear in the text. */
export declare function conditionsIn(text: string): (offset: number) => boolean;
