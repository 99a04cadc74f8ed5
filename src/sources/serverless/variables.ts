/** Variables of the Serverless Framework: `${self:custom.timeout, 30}`. */
import { type Pieces, spanOf, textOf, unknownIn } from '../shared/pieces.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { PieceText, unknownPiece } from '../shared/yaml/text.js';

/** Variables that lead to variables: more steps than a person would take. */
const MOST_STEPS = 10;

/**
 * The text of a value. What is taken from the same file is put in; what comes from anywhere else (`opt:`, `env:`,
 * `ssm:`) is unknown, with the number behind its comma as its fallback. Undefined where the value is no text.
 */
export function resolved(value: YamlValue, top: YamlValue): Pieces | undefined {
  let pieces = value.pieces();
  for (let step = 0; step < MOST_STEPS && pieces !== undefined; step++) {
    const text = textOf(pieces).trim();
    if (!text.includes('${') || unknownIn(pieces) !== undefined) return pieces;
    const own = /^\$\{self:([\w.-]+)\}$/.exec(text)?.[1];
    const next = own === undefined ? undefined : top.at(...own.split('.'))?.pieces();
    if (next === undefined) return unknown(pieces);
    pieces = next;
  }
  return pieces === undefined ? undefined : unknown(pieces);
}

function unknown(pieces: Pieces): Pieces {
  const source = new PieceText(pieces);
  const match = /^\s*\$\{[^{},]*,\s*['"]?(\d+)['"]?\s*\}\s*$/.exec(source.text);
  const fallback = match?.[1];
  if (match === null || fallback === undefined) return [unknownPiece(spanOf(pieces), source.text)];
  const at = source.text.lastIndexOf(fallback);
  return [unknownPiece(spanOf(pieces), source.text, source.slice(at, at + fallback.length))];
}
