/** Tells the exec form of `CMD`, `ENTRYPOINT` and `SHELL` from the shell form. */
import type { Pieces } from '../shared/pieces.js';
import { type PieceText } from '../shared/yaml/text.js';
/**
 * The words of an exec form; undefined where Docker takes the text as a shell's, because it is no array as JSON has
 * them (single quotes, a comma too many or too few); `refused` where it does not build, because an item is no string.
 * What follows the array is not looked at, as in `parseJSON` of `frontend/dockerfile/parser/line_parsers.go`.
 */
export declare function execForm(rest: PieceText): readonly Pieces[] | 'refused' | undefined;
