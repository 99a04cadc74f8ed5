/** How a report colours its parts. Reports know meanings, the command line knows colours. */
export interface Palette {
    readonly error: (text: string) => string;
    readonly warning: (text: string) => string;
    readonly info: (text: string) => string;
    /** A place in a file. */
    readonly place: (text: string) => string;
    /** What can be skipped: gutters, keywords. */
    readonly dim: (text: string) => string;
    readonly strong: (text: string) => string;
    /** What should be written instead. */
    readonly good: (text: string) => string;
}
/** No colours. */
export declare const PLAIN: Palette;
