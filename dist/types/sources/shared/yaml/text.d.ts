/** Texts with places, escapes and templates: what needs no YAML parser, so that readers of other files load none. */
export { Allowance } from './allowance.js';
export { PiecesBuilder } from './builder.js';
export { isSpace, joined, PieceText, shownText, trimmedRange, unknownPiece } from './pieceText.js';
export { addEscape, addJsonString } from './quoted.js';
export { Templated, withoutTemplates } from './template.js';
