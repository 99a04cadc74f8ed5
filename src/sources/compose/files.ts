/** The files that one reading of a project asks for, each read once. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { joinPath, normalPath } from '../shared/path.js';
import { textOf } from '../shared/pieces.js';
import { readYaml, type YamlValue } from '../shared/yaml/index.js';
import type { Written } from './layers.js';

/** How many services may be included in all: includes of includes could ask for more than there is memory. */
const MOST = 20_000;

export class ComposeFiles {
  readonly unknowns: Unknown[] = [];
  readonly #find: ReadFile;
  readonly #directory: string;
  /** By the name that each has. */
  readonly #known: Map<string, SourceFile>;
  readonly #paths = new Map<SourceFile, string>();
  readonly #documents = new Map<SourceFile, readonly YamlValue[]>();
  #left = MOST;

  /** `given` are files that need not be looked for; `directory` is that of the project's first file. */
  constructor(given: readonly SourceFile[], directory: string, find: ReadFile) {
    this.#find = find;
    this.#directory = directory;
    this.#known = new Map(given.map((file) => [normalPath(file.name), file]));
  }

  /** The file at a path from the project's directory on; undefined where there is none, and for what stands elsewhere. */
  readonly file: ReadFile = (path) => {
    if (/^[a-z][\w+.-]*:\/\/|^git@/i.test(path)) return undefined;
    const normal = normalPath(path);
    const name = joinPath(this.#directory, normal);
    const found = this.#known.get(name) ?? this.#find(normal);
    if (found !== undefined) {
      this.#known.set(name, found);
      if (!this.#paths.has(found)) this.#paths.set(found, normal);
    }
    return found;
  };

  /** The path of a file that was found, from the project's directory on. */
  pathOf(file: SourceFile): string {
    return this.#paths.get(file) ?? file.name;
  }

  /** What a file holds. */
  documents(file: SourceFile): readonly YamlValue[] {
    const known = this.#documents.get(file);
    if (known !== undefined) return known;
    const { documents, unknowns } = readYaml(file);
    this.#documents.set(file, documents);
    this.unknowns.push(...unknowns);
    return documents;
  }

  /** Whether one more service may be included; counts it. */
  takes(): boolean {
    return this.#left-- > 0;
  }

  /** Tells that a file which a value names was not found. */
  missing({ value }: Written, name: string): void {
    const pieces = value.pieces();
    const text = pieces === undefined ? name : textOf(pieces);
    this.unknowns.push({ kind: 'file', text, name, span: value.span });
  }
}
