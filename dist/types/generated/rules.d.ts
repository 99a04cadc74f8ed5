export type Json = string | number | boolean | null | readonly Json[] | {
    readonly [key: string]: Json;
};
/** A rule file as it was read, without what only its page needs (see rulePages.ts). */
export interface RuleSource {
    readonly file: string;
    readonly code: string;
    readonly name: string;
    readonly [key: string]: Json;
}
/** The rules that need no app server: groups 0 to 6. */
export declare const proxyRules: readonly RuleSource[];
