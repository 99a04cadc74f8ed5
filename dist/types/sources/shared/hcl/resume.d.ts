/** Where reading can go on after something that is no HCL. */
/**
 * The offset behind a failure at `failure`, of an item that begins at `item` in a body whose brace is at `open`: the
 * end of the line before it or of a later one, so that the next line is an item or a closing brace. Where that body
 * began on the same line, its last brace.
 */
export declare function resumeAt(text: string, item: number, failure: number, open: number): number;
