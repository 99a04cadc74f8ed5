/** Recognises template constructs in a configuration that a program still has to fill in. */
/** Finds where the template constructs of one text end. Asking at rising offsets costs linear time altogether. */
export declare class Templates {
    #private;
    constructor(text: string);
    /**
     * Offset just after the construct that begins at `at`, or -1. Where nginx would also read the text in another way
     * (after the first word of a directive), only what closes on the same line counts.
     */
    endAt(at: number, startsDirective: boolean): number;
    /** Whether the construct steers the template (`{% if %}`, `{{ end }}`, comments) and stands for no value itself. */
    isControl(start: number, end: number): boolean;
    /** Whether the construct is a comment of the template. */
    isComment(start: number): boolean;
    /**
     * Offset at which a line of nothing but placeholders ends, when the word from `start` to `end` begins one, or -1:
     * `{{ include "x" }}`, `${EXTRA}`, `%%GLOBALS%%`, also with a `;` after it.
     */
    lineOfPlaceholders(start: number, end: number): number;
}
/** Whether a word as written holds a placeholder that a program fills in before nginx reads it. */
export declare function hasPlaceholder(written: string): boolean;
