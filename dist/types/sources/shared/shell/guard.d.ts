/**
 * Whether a text may be given to the shell parser: it is neither longer nor more deeply nested than scripts that people
 * write. Brackets count wherever they stand, so that a text is refused rather too early than too late.
 */
export declare function isParsable(text: string): boolean;
/** What reading one launch may cost in all: steps of work, so that a hostile script ends early with what is known by then. */
export declare class Budget {
    #private;
    constructor(steps: number);
    get isSpent(): boolean;
    /** Takes steps; false when there are none left. */
    spend(steps: number): boolean;
}
