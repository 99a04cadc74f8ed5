/** Texts in HCL: in quotes, and heredocs. */
import type { Scanner } from './scanner.js';
import type { Expression, HclString, HclTemplate } from './syntax.js';
/** Reads the text whose opening quote is the scanner's token, and moves behind it. A text in quotes ends with its line. */
export declare function readQuoted(scanner: Scanner, expression: () => Expression): HclString | HclTemplate;
/** Reads the heredoc whose `<<` is the scanner's token, and moves behind its closing marker, to the line end. */
export declare function readHeredoc(scanner: Scanner, expression: () => Expression): HclString | HclTemplate;
