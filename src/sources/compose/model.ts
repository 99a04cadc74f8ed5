/** The files of a compose project as one model: merged in their order, with what they extend and include. */
import type { SourceFile, Span } from '../../model/span.js';
import { directoryOf, joinPath } from '../shared/path.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { readEnvironmentFile } from './environmentFile.js';
import { extendedLayers } from './extended.js';
import type { ComposeFiles } from './files.js';
import { type Lookup, substitutesOf } from './interpolate.js';
import { knownText, OVERRIDE, RESET, type Scope, type Written } from './layers.js';

/** A service as all files write it. */
export interface ServiceLayers {
  readonly name: string;
  /** Its key in the first file that has it. */
  readonly key: Span;
  /** The nearest first. */
  readonly layers: readonly Written[];
  /** Where something is extended that was not found. */
  readonly open?: Span | undefined;
}

export interface Model {
  readonly services: ReadonlyMap<string, ServiceLayers>;
  /** `configs` of the top level, the nearest first. */
  readonly configs: readonly Written[];
}

/** How many projects may include one another in a row. */
const DEEPEST = 20;

/**
 * The model of files given in the order of `-f`. Each of them extends and includes by itself before the next is laid
 * over it. A service that a file has of its own beats one that it includes, which compose refuses.
 */
export function modelOf(files: readonly SourceFile[], scope: Scope, read: ComposeFiles): Model {
  return load(files, scope, read, new Set(files));
}

function load(
  files: readonly SourceFile[],
  scope: Scope,
  read: ComposeFiles,
  including: ReadonlySet<SourceFile>,
): Model {
  let services = new Map<string, ServiceLayers>();
  let configs: Written[] = [];
  for (const document of files.flatMap((file) => read.documents(file))) {
    const own = document.get('services');
    if (own?.tag === OVERRIDE || own?.tag === RESET) services = new Map();
    const included = includedModels(document, scope, read, including);
    for (const model of included) {
      for (const [name, service] of model.services) {
        if (own?.get(name)?.kind !== 'map' && read.takes()) services.set(name, over(service, services.get(name)));
      }
      configs = [...model.configs, ...configs];
    }
    for (const entry of own?.tag === RESET ? [] : (own?.entries().values() ?? [])) {
      const { key: name, keySpan: key, value } = entry;
      if (value.tag === RESET || value.tag === OVERRIDE) services.delete(name);
      if (value.kind !== 'map' || value.tag === RESET) continue;
      const { layers, open } = extendedLayers({ value, scope, key }, own as YamlValue, read);
      services.set(name, over({ name, key, layers, open }, services.get(name)));
    }
    const top = document.entries().get('configs');
    if (top !== undefined) configs = [{ value: top.value, scope, key: top.keySpan }, ...configs];
  }
  return { services, configs };
}

/** A service laid over what was there before it. */
function over(near: ServiceLayers, far: ServiceLayers | undefined): ServiceLayers {
  if (far === undefined) return near;
  return { ...far, layers: [...near.layers, ...far.layers], open: near.open ?? far.open };
}

/** The projects of `include`: https://docs.docker.com/reference/compose-file/include/ */
function includedModels(
  document: YamlValue,
  scope: Scope,
  read: ComposeFiles,
  including: ReadonlySet<SourceFile>,
): Model[] {
  const models: Model[] = [];
  for (const include of document.get('include')?.items() ?? []) {
    const listed = include.kind === 'map' ? include.get('path') : include;
    const paths = listed?.kind === 'list' ? listed.items() : listed === undefined ? [] : [listed];
    if (paths.length === 0) read.missing({ value: include, scope, key: include.span }, 'include');
    const found = paths.flatMap((value) => fileAt({ value, scope, key: value.span }, 'include', read) ?? []);
    const first = found[0];
    if (first === undefined || including.has(first) || including.size >= DEEPEST) continue;
    const inner = innerScope(include, first, scope, read);
    models.push(load(found, inner, read, new Set([...including, first])));
  }
  return models;
}

/** A file that a value names; where it is not found, that is told. */
function fileAt(path: Written, name: string, read: ComposeFiles): SourceFile | undefined {
  const text = knownText(path);
  const file = text === undefined ? undefined : read.file(joinPath(path.scope.directory, text));
  if (file === undefined) read.missing(path, name);
  return file;
}

/** The scope of an included project: variables of the including one beat those of its own file. */
function innerScope(include: YamlValue, first: SourceFile, scope: Scope, read: ComposeFiles): Scope {
  const named = include.get('project_directory');
  const text = named && knownText({ value: named, scope, key: named.span });
  const directory = text === undefined ? directoryOf(read.pathOf(first)) : `${joinPath(scope.directory, text)}/`;
  const environment = include.get('env_file');
  const listed = environment?.kind === 'list' ? environment.items() : environment === undefined ? [] : [environment];
  const byDefault = environment === undefined ? read.file(joinPath(directory, '.env')) : undefined;
  const files = listed.flatMap((value) => fileAt({ value, scope, key: value.span }, 'env_file', read) ?? []);
  return {
    directory: directory === '/' ? '' : directory,
    substitutes: substitutesOf(withFiles(scope.substitutes.variables, byDefault === undefined ? files : [byDefault])),
  };
}

/** Variables with those of files, the last one of a name, where they are not set yet. */
export function withFiles(variables: Lookup, files: readonly SourceFile[]): Lookup {
  const found = new Map(files.flatMap((file) => [...readEnvironmentFile(file, variables)]));
  return { get: (name) => variables.get(name) ?? found.get(name) };
}
