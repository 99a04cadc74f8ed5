/** `%(name)s` and the list of variables in supervisor's files. */
import { type Pieces, textOf } from '../shared/pieces.js';
import { isSpace, PiecesBuilder, PieceText, unknownPiece } from '../shared/yaml/text.js';

const EXPANSION = /%(?:%|\(([^()\s]+)\)[-#0 +]*\d*(?:\.\d+)?[sdir])/y;

/** A value with Python's `%` undone. What is not in `names` comes from where supervisor runs, and is unknown. */
export function expandPercent(value: Pieces, names: ReadonlyMap<string, Pieces>): Pieces {
  const source = new PieceText(value);
  const { text } = source;
  if (!text.includes('%')) return value;
  const builder = new PiecesBuilder((from, to) => source.parts(from, to), source.span(0));
  let from = 0;
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at)) {
    EXPANSION.lastIndex = at;
    const found = EXPANSION.exec(text);
    if (found === null) {
      at++;
      continue;
    }
    const end = at + found[0].length;
    builder.copy(from, at);
    const name = found[1];
    const known = names.get(name ?? '');
    if (name === undefined) builder.put('%', at, end);
    else builder.add(known ?? [unknownPiece(source.span(at, end), found[0])]);
    from = at = end;
  }
  builder.copy(from, text.length);
  return builder.pieces();
}

/** `KEY="value",OTHER=value` by key, as `dict_of_key_value_pairs()` of `supervisor/datatypes.py` reads it. */
export function keyValues(value: Pieces): Map<string, Pieces> {
  const source = new PieceText(value);
  const { text } = source;
  const found = new Map<string, Pieces>();
  let at = 0;
  const blanks = (): void => {
    while (at < text.length && (isSpace(text.charCodeAt(at)) || text[at] === ',')) at++;
  };
  for (blanks(); at < text.length; blanks()) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const key = text.slice(at, equals).trim();
    at = equals + 1;
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const close = text.indexOf(quote, at + 1);
      const end = close < 0 ? text.length : close;
      found.set(key, source.slice(at + 1, end));
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== ',' && !isSpace(text.charCodeAt(at))) at++;
      found.set(key, source.slice(start, at));
    }
  }
  return found;
}

/** The number that a value is; undefined where it is none or not known. */
export function wholeNumber(value: Pieces | undefined): number | undefined {
  const text = value === undefined || value.some((piece) => piece.unknown !== undefined) ? '' : textOf(value);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
