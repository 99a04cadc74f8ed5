import type { SourceFile } from '../../model/span.js';
import { entryOf, type Entry } from './entries.js';

const OPENING = /^(?:if|ifn|for)(?:-|$)|^if/;
const CLOSING = /^(?:end-?if|end-?for)$/;

/**
 * The lines of one section of a file in the form that uWSGI reads (seen on 2.0.21): `key = value` with spaces around both
 * taken away and nothing else; `;` and `#` begin a comment only at the beginning of a line; a section may come again.
 * What stands between `if-...` and `endif`, or in a `for`, depends on what is not known here.
 */
export function readIni(file: SourceFile, section = 'uwsgi'): Entry[] {
  const entries: Entry[] = [];
  let inside = false;
  let depth = 0;
  for (const match of file.text.matchAll(/[^\n]+/g)) {
    const line = match[0];
    const text = line.trim();
    if (text === '' || text.startsWith(';') || text.startsWith('#')) continue;
    if (text.startsWith('[')) {
      inside = text.slice(1, text.indexOf(']') < 0 ? undefined : text.indexOf(']')) === section;
      continue;
    }
    if (!inside) continue;
    const equals = line.indexOf('=');
    const key = (equals < 0 ? line : line.slice(0, equals)).trim();
    if (CLOSING.test(key)) depth = Math.max(0, depth - 1);
    else if (OPENING.test(key)) depth++;
    else entries.push(entryAt(file, key, match.index, line, equals, depth > 0));
  }
  return entries;
}

function entryAt(file: SourceFile, key: string, at: number, line: string, equals: number, conditional: boolean): Entry {
  const value = equals < 0 ? '' : line.slice(equals + 1);
  const text = value.trim();
  if (text === '') {
    const start = at + line.indexOf(key);
    const span = { file, start, end: start + key.length };
    const basics = { ...entryOf(key, key, [{ text: '', span, exact: false }], file.name, conditional), written: key };
    return conditional ? { ...basics, unknown: key } : basics;
  }
  const start = at + equals + 1 + value.indexOf(text);
  const span = { file, start, end: start + text.length };
  return entryOf(key, key, [{ text, span, exact: true }], file.name, conditional);
}
