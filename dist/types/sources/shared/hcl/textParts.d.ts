/** Gathers what a text in HCL consists of: stretches as they are, escapes, interpolations and directives. */
import type { Scanner } from './scanner.js';
import type { Expression, TemplatePart } from './syntax.js';
export declare class TextParts {
    #private;
    readonly parts: TemplatePart[];
    constructor(scanner: Scanner, expression: () => Expression, start: number);
    /** `$` or `%` at an offset: puts in what it begins and gives the offset after it; an ordinary character is left to the stretch. */
    marker(at: number, code: number): number;
    /** What stands from `at` up to `after` stands for another text. */
    escape(at: number, after: number, stoodFor: string): void;
    /** The text ends here. */
    close(end: number): void;
    /** All of it, where nothing is put in. */
    plain(): string | undefined;
}
