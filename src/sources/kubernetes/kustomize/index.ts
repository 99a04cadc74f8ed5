/** The manifests of a repository by environment. */
import type { SourceFile } from '../../../model/span.js';
import { baseOf, parentOf } from '../../shared/path.js';
import { looksLikeKubernetes } from '../looksLike.js';
import type { ClusterFiles } from '../manifests.js';
import { objectsOf } from '../workload.js';
import { appliedOf } from './applied.js';
import { type Built, isKustomization, Kustomizations } from './build.js';
import { environmentsOf, overlaysOf, type Unit } from './environments.js';
import { referencesFollowed } from './references.js';
import { Files } from './scene.js';

/**
 * Sorts the manifests of a repository into environments, with what kustomize would make of them. `files` are all that
 * were read: also patches, and texts that a kustomization puts into ConfigMaps. An overlay that no other one builds on
 * is an environment by the name of its directory; those of one name are one environment as long as no two of their
 * objects are the same. What no overlay speaks of is one environment without a name, unless directories, or files of
 * one directory, hold the same objects: then each of these is one, with what they have in common. Never throws; what
 * cannot be read or followed is in `unknowns`.
 */
export function kustomizations(files: readonly SourceFile[]): ClusterFiles[] {
  const read = new Files(files);
  const all = new Kustomizations(files, read);
  const taken = new Set<SourceFile>(files.filter(isKustomization));
  const overlays: Unit[] = [];
  const plain: Unit[] = [];
  for (const directory of rootsOf(all)) {
    const built = all.build(directory);
    for (const file of built.used) taken.add(file);
    (all.usedBy(directory).length > 0 ? overlays : plain).push(unitOf(directory, built));
  }
  // A component that nobody takes in is nothing, and neither is what it would add.
  for (const directory of all.files.keys())
    if (all.isComponent(directory)) for (const file of all.build(directory).used) taken.add(file);
  for (const file of files) {
    if (taken.has(file) || !looksLikeKubernetes(file)) continue;
    const { documents, unknowns } = read.read(file);
    // A list may name one object by alias again and again.
    const objects = [...new Set(objectsOf(documents))].map(appliedOf);
    plain.push({ directory: parentOf(file.name), base: baseOf(file.name), objects, unknowns, files: [file] });
  }
  return [...overlaysOf(overlays), ...environmentsOf(plain)];
}

/**
 * The directories that stand for an environment: those that no other kustomization takes in. One that takes the same
 * base in more than once only gathers environments, and these stand for themselves.
 */
function rootsOf(all: Kustomizations): readonly string[] {
  const directories = [...all.files.keys()].filter((directory) => !all.isComponent(directory));
  const used = new Set(directories.flatMap((directory) => all.usedBy(directory)));
  const open = directories.filter((directory) => !used.has(directory));
  const roots = new Set<string>();
  const seen = new Set<string>();
  for (const directory of open) {
    if (seen.has(directory)) continue;
    seen.add(directory);
    const origins = all.build(directory).objects.map(({ origin }) => origin);
    if (new Set(origins).size === origins.length) roots.add(directory);
    else open.push(...all.usedBy(directory));
  }
  // What takes itself in, by whatever way, is used by somebody all the same.
  const reached = new Set(roots);
  for (const directory of reached) for (const next of all.usedBy(directory)) reached.add(next);
  for (const directory of directories) if (!reached.has(directory) && !seen.has(directory)) roots.add(directory);
  return [...roots];
}

function unitOf(directory: string, { objects, unknowns, used }: Built): Unit {
  return { directory, objects: referencesFollowed(objects), unknowns, files: [...used] };
}
