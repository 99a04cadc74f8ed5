/** How many letters must be changed, added, dropped or swapped with a neighbour to turn one word into the other. */
export declare function editDistance(a: string, b: string): number;
/** The known word nearest to a mistyped one, or undefined where none is near enough to be meant. */
export declare function nearest(word: string, known: Iterable<string>): string | undefined;
/** `; did you mean "x"?`, or nothing where no known word is near. */
export declare function didYouMean(word: string, known: Iterable<string>): string;
