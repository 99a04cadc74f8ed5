import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { pythonValues, type CallValue } from '../shared/arguments/calls.js';
import type { Values } from '../shared/arguments/values.js';
import type { Sourced } from '../shared/arguments/values.js';
import { HYPERCORN_KEYS, HYPERCORN_NEAR } from './options.js';
import { readToml } from './toml.js';

/** The names that a Python file gives values to. */
export type ReadNames = (file: SourceFile) => { readonly names: ReadonlyMap<string, CallValue> };

export interface ConfigFile {
  readonly values: Values;
  readonly file?: SourceFile;
  readonly unknown?: Unknown;
  /** Whether the file was there and could not be taken. */
  readonly broken?: boolean;
  /** Keys that no setting has and that look like one: as written, the right one or nothing, and the place. */
  readonly strange: readonly { readonly key: string; readonly nearest: string; readonly span: Span }[];
}

/** `-c x.toml`, `-c file:x.py`, `-c python:module` (`hypercorn/__main__.py`). */
export function readConfig(
  given: Sourced,
  read: ReadFile,
  directory: string | undefined,
  names: ReadNames | undefined,
): ConfigFile {
  const path = typeof given.value === 'string' ? given.value : undefined;
  if (path === undefined || path.startsWith('python:')) return notRead(given, 'file');
  const isPython = path.startsWith('file:');
  const name = isPython ? path.slice('file:'.length) : path;
  const file =
    read(name) ?? (directory === undefined || name.startsWith('/') ? undefined : read(`${directory}/${name}`));
  if (file === undefined) return notRead(given, 'file');
  if (isPython) {
    if (names === undefined) return notRead(given, 'file');
    const found = names(file).names;
    const keys = [...found].map(([key, { span }]) => ({ key, span }));
    return { values: pythonValues((key) => found.get(key)), file, strange: strangeOf(keys) };
  }
  const toml = readToml(file);
  if (toml === undefined) return { ...notRead(given, 'file'), file, broken: true };
  return { values: toml, file, strange: strangeOf(toml.keys) };
}

function strangeOf(keys: readonly { readonly key: string; readonly span: Span }[]): ConfigFile['strange'] {
  return keys.flatMap(({ key, span }) => {
    if (HYPERCORN_KEYS.has(key)) return [];
    const plain = key.replaceAll('-', '_').toLowerCase();
    const nearest = HYPERCORN_KEYS.has(plain) ? plain : HYPERCORN_NEAR.get(plain);
    return nearest === undefined ? [] : [{ key, nearest, span }];
  });
}

/** What was not read may give every value. */
function notRead({ written, span, word, unknown }: Sourced, kind: 'file'): ConfigFile {
  const values: Values = { get: () => undefined, all: () => [], open: { written, span } };
  return { values, unknown: { kind, text: unknown ?? written, name: word, span }, strange: [] };
}
