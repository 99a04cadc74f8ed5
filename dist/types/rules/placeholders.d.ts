/** A text of a rule with `{placeholders}`, taken apart once. */
export interface Template {
    /** The names in it, in order of appearance, each once. */
    readonly names: readonly string[];
    /** The text with every name replaced; a name without a value stays as written, so that a test can see it. */
    readonly fill: (valueOf: ValueOf) => string;
    /** The same, or undefined where a name has no value. */
    readonly fillAll: (valueOf: ValueOf) => string | undefined;
}
export type ValueOf = (name: string) => string | undefined;
/** Takes a text apart when it is first used. Braces around anything but a single name are ordinary text. */
export declare function compileTemplate(text: string): Template;
/** The names that a text leaves unfilled, for tests of rules. */
export declare function unfilled(text: string): string[];
