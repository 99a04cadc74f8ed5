/** Reads an nginx configuration: directives with exact places, and what is wrong with the text. */
import type { SourceFile } from '../../model/span.js';
import { Problems } from './problems.js';
import { Reader } from './reader.js';
import type { ParsedFile } from './syntax.js';

/** In UTF-16 units, 32 Mi of them. */
const LONGEST_TEXT = 32 * 1024 * 1024;

/**
 * Reads the text of one file, whole or a fragment, the way nginx does. It never throws: what nginx would refuse is told
 * in `problems` (at most 200, in the order of the text), and reading goes on behind it. A text of more than 32 Mi UTF-16
 * units is not read at all.
 */
export function parseNginx(file: SourceFile): ParsedFile {
  if (file.text.length > LONGEST_TEXT) {
    const problems = new Problems(file.text);
    problems.add('too-large', 0, 0);
    return { file, directives: [], problems: problems.inOrder(), templates: [] };
  }
  const reader = new Reader(file, false);
  reader.read();
  if (!reader.sawGluedBrace || reader.problems.count === 0) return reader.result();
  // Perhaps a `}` that ends a word was meant to end a block: `proxy_read_timeout 60s}`.
  const other = new Reader(file, true);
  other.read();
  return (other.problems.areFewerThan(reader.problems) ? other : reader).result();
}
