/** What must be known of a compose file to tell which others it goes with. */
import type { SourceFile } from '../../model/span.js';
import { directoryOf, joinPath, normalPath } from '../shared/path.js';
import { readYaml, type YamlValue } from '../shared/yaml/index.js';

/** Any one of these makes a service whole; one without is completed by another file. */
const WHOLE = ['image', 'build', 'extends', 'provider'];

/** Reads of each file no more than is asked for, once. */
export class Outlines {
  readonly #byName: ReadonlyMap<string, SourceFile>;
  readonly #documents = new Map<SourceFile, readonly YamlValue[]>();
  readonly #included = new Map<SourceFile, readonly SourceFile[]>();
  readonly #extended = new Map<SourceFile, readonly SourceFile[]>();

  constructor(files: readonly SourceFile[]) {
    this.#byName = new Map(files.map((file) => [normalPath(file.name), file]));
  }

  /** One of the files by its path from another one's directory on. */
  file(directory: string, path: string): SourceFile | undefined {
    return this.#byName.get(joinPath(directory, path));
  }

  /** The names of services, each with whether it is whole. */
  services(file: SourceFile): Map<string, boolean> {
    const found = new Map<string, boolean>();
    for (const service of this.#services(file)) {
      found.set(service.key, service.value.kind !== 'map' || WHOLE.some((key) => service.value.get(key) !== undefined));
    }
    return found;
  }

  /** The files among all that `include` names. */
  included(file: SourceFile): readonly SourceFile[] {
    return memo(this.#included, file, () => {
      if (!/^["']?include\b/m.test(file.text)) return [];
      const includes = this.#read(file).flatMap((document) => document.get('include')?.items() ?? []);
      const paths = includes.flatMap((include) => (include.kind === 'map' ? (include.get('path') ?? []) : include));
      return this.#named(
        file,
        paths.flatMap((path) => (path.kind === 'list' ? path.items() : path)),
      );
    });
  }

  /** The files among all that services extend, without the file itself. */
  extended(file: SourceFile): readonly SourceFile[] {
    return memo(this.#extended, file, () => {
      if (!file.text.includes('extends')) return [];
      const services = this.#services(file);
      return this.#named(
        file,
        services.flatMap(({ value }) => value.at('extends', 'file') ?? []),
      );
    });
  }

  #services(file: SourceFile): { readonly key: string; readonly value: YamlValue }[] {
    return this.#read(file).flatMap((document) => [...(document.get('services')?.entries().values() ?? [])]);
  }

  #named(file: SourceFile, paths: readonly YamlValue[]): SourceFile[] {
    const directory = directoryOf(file.name);
    const found = paths.flatMap((path) => this.file(directory, path.known() ?? '') ?? []);
    return found.filter((each) => each !== file);
  }

  #read(file: SourceFile): readonly YamlValue[] {
    return memo(this.#documents, file, () => readYaml(file).documents);
  }
}

function memo<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
