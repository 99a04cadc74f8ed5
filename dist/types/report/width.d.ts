/** How many terminal columns one character takes: 0 for a combining mark, 2 for a wide one. */
export declare function charWidth(char: string): number;
/** How many terminal columns a printable text takes. */
export declare function textWidth(text: string): number;
/** Pads a text with spaces to a number of columns; a longer one stays as it is. */
export declare function padded(text: string, columns: number): string;
/** Breaks a text at spaces into lines of at most `columns`; a longer word stands on a line of its own, whole. */
export declare function wrapped(text: string, columns: number): string[];
