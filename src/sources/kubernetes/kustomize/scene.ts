/** The files that kustomizations name, and what is told of those that are not there. */
import type { Unknown } from '../../../model/observation.js';
import type { SourceFile } from '../../../model/span.js';
import { joinPath, normalPath, parentOf } from '../../shared/path.js';
import { writtenText } from '../../shared/pieces.js';
import { readYaml, type YamlReading, type YamlValue } from '../../shared/yaml/index.js';

/** Files by their path, each read once. */
export class Files {
  readonly #byPath: ReadonlyMap<string, SourceFile>;
  readonly #readings = new Map<SourceFile, YamlReading>();

  constructor(files: readonly SourceFile[]) {
    this.#byPath = new Map(files.map((file) => [normalPath(file.name.replaceAll('\\', '/')), file]));
  }

  at(directory: string, path: string): SourceFile | undefined {
    return this.#byPath.get(joinPath(directory, path));
  }

  read(file: SourceFile): YamlReading {
    const known = this.#readings.get(file) ?? readYaml(file);
    this.#readings.set(file, known);
    return known;
  }
}

/** What one kustomization is built with. */
export interface Scene {
  readonly directory: string;
  readonly unknowns: Unknown[];
  /** All files that have a part in what is built. */
  readonly used: Set<SourceFile>;
  /** The file that a value names; what is not there is told. */
  readonly file: (written: YamlValue, path?: string) => SourceFile | undefined;
  /** The documents of the file that a value names; none where it is not there. */
  readonly documents: (written: YamlValue) => readonly YamlValue[];
}

export function sceneOf(kustomization: SourceFile, files: Files): Scene {
  const directory = parentOf(kustomization.name);
  const unknowns: Unknown[] = [];
  const used = new Set([kustomization]);
  const file: Scene['file'] = (written, path = written.known()) => {
    const found = path === undefined ? undefined : files.at(directory, path);
    if (found === undefined) unknowns.push(notThere(written));
    else used.add(found);
    return found;
  };
  const documents: Scene['documents'] = (written) => {
    const found = file(written);
    if (found === undefined) return [];
    const reading = files.read(found);
    unknowns.push(...reading.unknowns);
    return reading.documents;
  };
  return { directory, unknowns, used, file, documents };
}

/** Something that a kustomization names and that was not read. */
export function notThere(written: YamlValue, name = 'kustomization'): Unknown {
  return { kind: 'file', text: writtenText(written.pieces() ?? []), name, span: written.span };
}
