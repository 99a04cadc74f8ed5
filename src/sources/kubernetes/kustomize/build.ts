/** What kustomizations make of manifests, without running anything. */
import type { Unknown } from '../../../model/observation.js';
import type { SourceFile } from '../../../model/span.js';
import { baseOf, joinPath, parentOf } from '../../shared/path.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { objectsOf } from '../workload.js';
import { type Applied, appliedOf, blurred, kindIn, nameIn } from './applied.js';
import { generated } from './generators.js';
import { mergePatches, patched, patchesIn } from './patches.js';
import { type Files, notThere, type Scene, sceneOf } from './scene.js';
import { beyond, labelled, namespaced, renamed, scaled, withImages } from './transform.js';

/** What one kustomization comes to, in the order in which kustomize has it. */
export interface Built {
  readonly objects: readonly Applied[];
  readonly unknowns: readonly Unknown[];
  readonly used: ReadonlySet<SourceFile>;
}

const NOTHING: Built = { objects: [], unknowns: [], used: new Set() };
/** A row of overlays is no longer. */
const DEEPEST = 30;
/** Objects that all kustomizations together may come to: bases of bases could ask for more than there is memory. */
const MOST_OBJECTS = 50_000;

/** Patches times objects, which are held against each other. */
const MOST_PATCHED = 40_000;

/** Whether a file is a kustomization, by its name. */
export function isKustomization({ name }: SourceFile): boolean {
  return /^(?:kustomization\.ya?ml|Kustomization)$/.test(baseOf(name));
}

export class Kustomizations {
  /** Their files by directory. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly #files: Files;
  readonly #built = new Map<string, Built>();
  #left = MOST_OBJECTS;

  constructor(given: readonly SourceFile[], files: Files) {
    this.#files = files;
    this.files = new Map(given.filter(isKustomization).map((file) => [parentOf(file.name), file]));
  }

  /** The directories that a kustomization takes things from; of components also. */
  usedBy(directory: string): readonly string[] {
    const top = this.#top(directory);
    return [...entriesOf(top), ...itemsOf(top, 'components')].flatMap((item) => this.#target(directory, item) ?? []);
  }

  /** A component is applied to others and is nothing by itself. */
  isComponent(directory: string): boolean {
    return this.#top(directory)?.get('kind')?.known() === 'Component';
  }

  /** What a directory's kustomization comes to. One that takes itself in adds nothing there. */
  build(directory: string, within: readonly string[] = []): Built {
    const known = this.#built.get(directory);
    if (known !== undefined) return known;
    const built = this.#apply(directory, [], within);
    this.#built.set(directory, built);
    return built;
  }

  #apply(directory: string, start: readonly Applied[], within: readonly string[]): Built {
    const file = this.files.get(directory);
    const top = this.#top(directory);
    if (file === undefined || top === undefined || within.includes(directory) || within.length > DEEPEST)
      return { ...NOTHING, objects: start };
    const scene = sceneOf(file, this.#files);
    let objects = start;
    const deeper = [...within, directory];
    for (const item of entriesOf(top)) objects = together(objects, this.#resources(item, scene, deeper));
    for (const item of itemsOf(top, 'components')) {
      const target = this.#target(directory, item);
      if (target === undefined) scene.unknowns.push(notThere(item, 'components'));
      else objects = this.#taken(this.#apply(target, objects, deeper), scene);
    }
    objects = this.#transformed(generated(objects, top, scene), top, scene);
    this.#left -= objects.length;
    return { objects, unknowns: scene.unknowns, used: scene.used };
  }

  #transformed(start: readonly Applied[], top: YamlValue, scene: Scene): readonly Applied[] {
    let objects = start;
    const { unknowns } = scene;
    const patches = [...mergePatches(top, scene), ...patchesIn(top.get('patches'), scene)];
    const last = patchesIn(top.get('patchesJson6902'), scene);
    if ((patches.length + last.length) * objects.length > MOST_PATCHED) {
      unknowns.push({ ...notThere(top, 'patches'), text: 'patches' });
      return objects.map((object) => blurred(object, 'patches'));
    }
    for (const patch of patches) objects = patched(objects, patch, unknowns);
    for (const change of [namespaced(top), renamed(top), labelled(top)]) objects = objects.map(change);
    for (const patch of last) objects = patched(objects, patch, unknowns);
    for (const change of [scaled(top), withImages(top), beyond(top, scene)]) objects = objects.map(change);
    return objects;
  }

  /** What one entry of `resources` adds: another kustomization, or a manifest. */
  #resources(item: YamlValue, scene: Scene, within: readonly string[]): readonly Applied[] {
    const target = this.#target(scene.directory, item);
    if (target !== undefined) return this.#left > 0 ? this.#taken(this.build(target, within), scene) : [];
    return objectsOf(scene.documents(item)).map(appliedOf);
  }

  #taken(built: Built, scene: Scene): readonly Applied[] {
    scene.unknowns.push(...built.unknowns);
    for (const file of built.used) scene.used.add(file);
    return built.objects;
  }

  #target(directory: string, item: YamlValue): string | undefined {
    const path = item.known();
    const target = path === undefined ? undefined : joinPath(directory, path);
    return target !== undefined && this.files.has(target) ? target : undefined;
  }

  #top(directory: string): YamlValue | undefined {
    const file = this.files.get(directory);
    return file && this.#files.read(file).documents[0];
  }
}

/** `resources`, and `bases`, which kustomize reads behind them. */
function entriesOf(top: YamlValue | undefined): readonly YamlValue[] {
  return [...itemsOf(top, 'resources'), ...itemsOf(top, 'bases')];
}

function itemsOf(top: YamlValue | undefined, key: string): readonly YamlValue[] {
  return top?.get(key)?.items() ?? [];
}

/** Objects with more of them; kustomize takes no two of one name, so that the second counts for nothing. */
function together(objects: readonly Applied[], more: readonly Applied[]): readonly Applied[] {
  const known = new Set(objects.map(identityOf));
  return [...objects, ...more.filter((object) => nameIn(object.value) === '' || !known.has(identityOf(object)))];
}

/** What no two objects of one cluster share. */
export function identityOf({ value, namespaces }: Applied): string {
  return JSON.stringify([kindIn(value), namespaces.at(-1), nameIn(value)]);
}
