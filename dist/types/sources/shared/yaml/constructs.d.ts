/** Where the constructs of template engines stand in a text. */
export interface Construct {
    readonly start: number;
    readonly end: number;
    /** It steers the template (`{{ if }}`, `{% for %}`, a comment) and gives no value itself. */
    readonly steers: boolean;
}
/** The constructs of a text from first to last; linear time on any input. */
export declare function constructsIn(text: string): Construct[];
