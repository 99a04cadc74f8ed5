import { CST, Lexer } from 'yaml';

/** A piece of the text as YAML's own lexer sees it: `comment`, `newline`, `scalar`, `double-quoted-scalar`, ... */
export interface YamlToken {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Larger files are not configurations that a person wrote. */
const LARGEST = 2_000_000;

/** The tokens of a text in its order, nothing of a text of more than 2 million UTF-16 units. Never throws. */
export function yamlTokens(text: string): YamlToken[] {
  if (text.length > LARGEST) return [];
  const tokens: YamlToken[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let isText = false;
  try {
    for (const lexeme of new Lexer().lex(text.slice(at))) {
      // A sign of its own stands for no text; one of them says that the next one is a plain or block scalar.
      if (lexeme === CST.SCALAR) {
        isText = true;
        continue;
      }
      if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END) continue;
      const type = isText ? 'scalar' : (CST.tokenType(lexeme) ?? 'error');
      isText = false;
      tokens.push({ type, start: at, end: at + lexeme.length });
      at += lexeme.length;
    }
  } catch {
    return tokens;
  }
  return tokens;
}
