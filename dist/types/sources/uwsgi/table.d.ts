/** Which of uWSGI's options take a value; the names and kinds of 2.0.21 with its http plugin. All others take one. */
/** Options that stand alone on a command line; in a file they have a value, `true` as a rule. */
export declare const WITHOUT_VALUE: ReadonlySet<string>;
/** Options whose value may be left out, and then stands behind `=` only. */
export declare const OPTIONAL_VALUE: ReadonlySet<string>;
/** One-letter options; a letter that is not here belongs to a plugin and takes a value. */
export declare const SHORT: ReadonlyMap<string, string>;
