/** Variables in the words of `ExecStart`, as `replace_env_argv()` of `src/basic/env-util.c` puts them in. */
import { type Pieces, textOf, unknownIn } from '../shared/pieces.js';
import { type Allowance, isSpace, PiecesBuilder, PieceText, unknownPiece } from '../shared/yaml/text.js';

type Environment = ReadonlyMap<string, Pieces>;

const ALONE = /^\$([A-Za-z_]\w*)$/;

/**
 * The words with `${NAME}` put in as a part of its word, and `$NAME`, where it is a word by itself, split at blanks
 * into as many words as it holds. The program's path is left as it is. `$$` is `$`.
 */
export function withVariables(words: readonly Pieces[], environment: Environment, allowance: Allowance): Pieces[] {
  return words.flatMap((word, index) => {
    if (index === 0 || !word.some(({ text }) => text.includes('$'))) return [word];
    const alone = ALONE.exec(textOf(word))?.[1];
    if (alone === undefined) return [inWord(word, environment, allowance)];
    const value = environment.get(alone);
    if (value === undefined || !allowance.takes(value)) return [unknownWord(word, `$${alone}`)];
    return unknownIn(value) === undefined ? splitAtBlanks(new PieceText(value)) : [value];
  });
}

function inWord(word: Pieces, environment: Environment, allowance: Allowance): Pieces {
  const source = new PieceText(word);
  const { text } = source;
  const builder = new PiecesBuilder((from, to) => source.parts(from, to), source.span(0));
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const close = text[at + 1] === '{' ? text.indexOf('}', at) : -1;
    if (text[at + 1] === '{' && close < 0) break;
    if (text[at + 1] === '$') {
      builder.copy(from, at);
      builder.put('$', at, at + 2);
      from = at += 2;
    } else if (close >= 0) {
      builder.copy(from, at);
      const value = environment.get(text.slice(at + 2, close));
      const isKnown = value !== undefined && allowance.takes(value);
      builder.add(isKnown ? value : [unknownPiece(source.span(at, close + 1), text.slice(at, close + 1))]);
      from = at = close + 1;
    } else {
      // `--timeout=$T` is not replaced: only whole words are, without braces.
      at++;
    }
  }
  builder.copy(from, text.length);
  return builder.pieces();
}

function unknownWord(word: Pieces, written: string): Pieces {
  return [unknownPiece(new PieceText(word).span(0), written)];
}

function splitAtBlanks(value: PieceText): Pieces[] {
  const words: Pieces[] = [];
  let at = 0;
  while (at < value.text.length) {
    while (at < value.text.length && isSpace(value.text.charCodeAt(at))) at++;
    const start = at;
    while (at < value.text.length && !isSpace(value.text.charCodeAt(at))) at++;
    if (at > start) words.push(value.slice(start, at));
  }
  return words;
}
