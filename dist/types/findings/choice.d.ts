import type { End, Finding, Fix } from './finding.js';
/** Which of the alternatives of a finding are taken. */
export interface Choice {
    /** Whether those count that may change behaviour for the worse. */
    readonly unsafe: boolean;
    /** The end of the leg that should be changed, where a finding leaves the choice. */
    readonly prefer?: End | undefined;
}
/** The alternative that is taken: of those with edits one at the preferred end, otherwise the first; undefined where there is none. */
export declare function chosenFix({ fixes }: Finding, { unsafe, prefer }: Choice): Fix | undefined;
