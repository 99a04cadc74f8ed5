/** The products of every catalogue file; src/sources/shared/catalogue says what they are. */
export declare const catalogue: readonly unknown[];
