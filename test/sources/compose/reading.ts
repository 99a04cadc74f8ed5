/** What tests of compose projects ask of what was read. */
import type { SourceFile } from '../../../src/model/span.js';
import { type ComposeReading, type ComposeService, readCompose } from '../../../src/sources/compose/index.js';
import { normalPath } from '../../../src/sources/shared/path.js';
import { written } from '../../../src/sources/shared/pieces.js';
import { atBlanks, fileOf } from '../shared/yaml/reading.js';

/** Files by their names. */
export type Texts = Readonly<Record<string, string>>;

export function filesOf(texts: Texts): SourceFile[] {
  return Object.entries(texts).map(([name, text]) => fileOf(text, name));
}

/**
 * Reads the first of some files together with those of `over`, in their order; the rest is beside them. `given` are
 * variables as `--var` gives them.
 */
export function readProject(texts: Texts, over: readonly string[] = [], given: Texts = {}): ComposeReading {
  const files = filesOf(texts);
  const main = files[0] as SourceFile;
  const directory = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const find = (path: string): SourceFile | undefined =>
    files.find(({ name }) => name === normalPath(directory + path));
  const named = over.map((name) => files.find((file) => file.name === name) as SourceFile);
  const variables = Object.entries(given).map(([name, text]) => {
    const file = fileOf(text, '<command line>');
    return [name, written({ file, start: 0, end: text.length })] as const;
  });
  return readCompose([main, ...named], atBlanks, find, new Map(variables));
}

/** One service of several files laid over one another. */
export function serviceOf(texts: Texts, over: readonly string[] = [], given: Texts = {}, name = 'web'): ComposeService {
  const found = readProject(texts, over, given).services.find((service) => service.name === name);
  if (found === undefined) throw new Error(`there is no service ${name}`);
  return found;
}

/** The service `web` with these lines in `compose.yml`, and with the other ones in a file laid over it. */
export function webOf(lines: readonly string[], over?: readonly string[]): ComposeService {
  const text = (own: readonly string[]): string => `services:\n  web:\n${own.map((line) => `    ${line}\n`).join('')}`;
  if (over === undefined) return serviceOf({ 'compose.yml': text(lines) });
  return serviceOf({ 'compose.yml': text(lines), 'over.yml': text(over) }, ['over.yml']);
}
