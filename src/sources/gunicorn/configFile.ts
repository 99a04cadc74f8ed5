/** The names that a configuration file sets, with those of the modules from which it takes everything. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { Pieces } from '../shared/pieces.js';
import { findModule, normal } from './configPath.js';
import type { PyClass, PythonModule, PyValue, ReadPython } from './pythonTypes.js';

export interface ConfigFile {
  readonly file: SourceFile;
  readonly names: ReadonlyMap<string, PyValue>;
  readonly classes: ReadonlyMap<string, PyClass>;
  /** Where each name is bound. */
  readonly bindings: ReadonlyMap<string, Span>;
  /** All files that were read, this one first. */
  readonly files: readonly SourceFile[];
  /** Modules whose names are all taken over, but which were not found. */
  readonly missing: readonly { readonly module: string; readonly span: Span }[];
  /** Whether names may be set that are not listed. */
  readonly open: boolean;
}

const STAR_IMPORT = /^from[ \t]+(\.*)([\p{L}\p{N}_.]*)[ \t]+import[ \t]+(?:\*|\([ \t]*\*[ \t]*\))/gmu;
const MOST_FILES = 20;

interface Reading {
  readonly read: ReadFile;
  readonly python: ReadPython;
  readonly environment: (name: string) => Pieces | undefined;
  readonly directory: string | undefined;
  /** By name of the file: a module that is being read already has no more names to give. */
  readonly seen: Set<string>;
}

/** Reads a configuration file. Modules that import each other are read once each. */
export function readConfigFile(
  file: SourceFile,
  directory: string | undefined,
  read: ReadFile,
  python: ReadPython,
  environment: (name: string) => Pieces | undefined,
): ConfigFile {
  return readWithImports(file, { read, python, environment, directory, seen: new Set() });
}

function readWithImports(file: SourceFile, reading: Reading): ConfigFile {
  reading.seen.add(file.name);
  const module: PythonModule = reading.python(file, reading.environment);
  const names = new Map(module.names);
  const classes = new Map(module.classes);
  const bindings = new Map(module.bindings);
  const files = [file];
  const missing: { module: string; span: Span }[] = [];
  let imports = 0;
  let understood = 0;
  for (const match of file.text.matchAll(STAR_IMPORT)) {
    imports++;
    const span = { file, start: match.index, end: match.index + match[0].length };
    const imported = findImported(match[1] ?? '', match[2] ?? '', file, reading);
    if (imported === undefined) {
      missing.push({ module: `${match[1] ?? ''}${match[2] ?? ''}`, span });
      continue;
    }
    understood++;
    if (reading.seen.has(imported.name) || reading.seen.size >= MOST_FILES) continue;
    const inner = readWithImports(imported, reading);
    files.push(...inner.files);
    missing.push(...inner.missing);
    for (const [name, value] of inner.names) {
      // A star does not bring private names, and what is assigned further down wins over what it brings.
      const own = bindings.get(name) ?? names.get(name)?.span;
      if (name.startsWith('_') || (own !== undefined && own.file === file && own.start > span.start)) continue;
      names.set(name, value);
      bindings.set(name, inner.bindings.get(name) ?? value.span);
    }
    for (const [name, each] of inner.classes) if (!classes.has(name)) classes.set(name, each);
  }
  const open = module.open === true && understood < Math.max(imports, 1);
  return { file, names, classes, bindings, files, missing, open };
}

function findImported(dots: string, name: string, from: SourceFile, reading: Reading): SourceFile | undefined {
  const folder = from.name.includes('/') ? from.name.slice(0, from.name.lastIndexOf('/')) : '.';
  if (dots === '') return findModule(name, reading.directory, reading.read) ?? findModule(name, folder, reading.read);
  const up = normal(`${folder}/${'../'.repeat(dots.length - 1)}`);
  return findModule(name === '' ? '__init__' : name, up, reading.read);
}
