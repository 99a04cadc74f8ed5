/** How many words one option or positional takes. */
export type Counted = '?' | '*' | '+' | number;
/**
 * How many words an option takes from `start` on; undefined when there are too few. The pattern has one letter a word:
 * A for an argument, O for an option, - for the two dashes, which an option never takes.
 */
export declare function takeFromPattern(counted: Counted, pattern: string, start: number): number | undefined;
/**
 * How many words each of the first positionals takes from `start` on: as many positionals as can have their share,
 * the first ones as much as they can. The two dashes are counted with the positional that takes them.
 */
export declare function matchPositionals(counted: readonly Counted[], pattern: string, start: number): number[];
