/** The known word that a mistyped one is likely to stand for: one or, in longer words, two letters off. */
export declare function nearWord(word: string, candidates: Iterable<string>): string | undefined;
