import type { SourceFile, Span } from './span.js';
/** A file that another one names, and where. */
export interface NamedFile {
    readonly file: SourceFile;
    readonly span: Span;
}
/** What a file is used for. */
export interface Use {
    readonly file: SourceFile;
    /** What it is there, a word for people: `script`. */
    readonly kind: string;
    /** How it is used: `mounted at /etc/nginx/nginx.conf`. One that ends in `by` goes on with the place. */
    readonly how: string;
    /** Where that is said. */
    readonly where: Span;
}
