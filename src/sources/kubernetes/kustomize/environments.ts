/** Which manifests are one environment: no two objects of one may be the same. */
import type { Unknown } from '../../../model/observation.js';
import type { SourceFile } from '../../../model/span.js';
import { baseOf } from '../../shared/path.js';
import type { ClusterFiles } from '../manifests.js';
import { type Applied, isClusterWide, kindIn, nameIn } from './applied.js';
import { identityOf } from './build.js';
import { labelsOf } from './labels.js';

/** What belongs together in any case: a kustomization, or one file. */
export interface Unit {
  readonly directory: string;
  /** The name of the file, where it is one. */
  readonly base?: string;
  readonly objects: readonly Applied[];
  readonly unknowns: readonly Unknown[];
  readonly files: readonly SourceFile[];
}

/** With more environments than this, what they have in common is not put into each, but is one of its own. */
const MOST_SHARED = 50;

/** Overlays by the name of their directory; those that hold the same objects by more of their path. */
export function overlaysOf(units: readonly Unit[]): ClusterFiles[] {
  const byName = groupedBy(units, ({ directory }) => baseOf(directory));
  return [...byName].flatMap(([name, alike]) =>
    isOne(alike)
      ? [clusterOf(name, alike, becauseOf(alike))]
      : alike.map((unit) => clusterOf(pathBelow(unit, alike), [unit], becauseOf([unit]))),
  );
}

/** Everything else: one environment without a name, or several where the same objects are there more than once. */
export function environmentsOf(units: readonly Unit[]): ClusterFiles[] {
  return split(units).map(({ name, units: own }) =>
    clusterOf(name, own, name === '' ? 'no overlay speaks of them' : `${name} has objects that others have, too`),
  );
}

interface Part {
  readonly name: string;
  readonly units: readonly Unit[];
}

function split(units: readonly Unit[]): Part[] {
  if (units.length === 0) return [];
  const rivals = rivalsIn(units);
  if (rivals.length === 0) return [{ name: '', units }];
  const labels = labelsOf(units, rivals);
  const common = units.filter((unit) => !labels.has(unit));
  const byLabel = groupedBy([...labels.keys()], (unit) => labels.get(unit) as string);
  // Every step goes on with fewer units, or else each stands for itself.
  const parts =
    byLabel.size < 2
      ? [...labels.keys()].map((unit) => ({ name: pathOf(unit), units: [unit] }))
      : [...byLabel].flatMap(([label, own]) =>
          split(own).map((part) => ({ name: [label, part.name].filter(Boolean).join('/'), units: part.units })),
        );
  if (common.length === 0) return parts;
  if (parts.length > MOST_SHARED) return [{ name: '', units: common }, ...parts];
  return parts.map((part) => ({ ...part, units: [...common, ...part.units] }));
}

function groupedBy(units: readonly Unit[], keyOf: (unit: Unit) => string): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [unit]);
    else known.push(unit);
  }
  return groups;
}

/** Units that hold the same object, for each object that several hold. */
function rivalsIn(units: readonly Unit[]): Unit[][] {
  const holders = new Map<string, Set<Unit>>();
  for (const unit of units) {
    for (const object of unit.objects) {
      // What the whole cluster has is the same thing declared twice.
      if (nameIn(object.value) === '' || isClusterWide(object.value) || kindIn(object.value) === '') continue;
      const key = identityOf(object);
      const known = holders.get(key);
      if (known === undefined) holders.set(key, new Set([unit]));
      else known.add(unit);
    }
  }
  const groups = [...holders.values()].filter((group) => group.size > 1).map((group) => [...group]);
  return [...new Map(groups.map((group) => [group.map(pathOf).join('\n'), group])).values()];
}

function isOne(units: readonly Unit[]): boolean {
  // Two copies of one base stand at the same places.
  const origins = units.flatMap((unit) => unit.objects.map(({ origin }) => origin));
  return rivalsIn(units).length === 0 && new Set(origins).size === origins.length;
}

function clusterOf(name: string, units: readonly Unit[], because: string): ClusterFiles {
  const objects = new Map<string, Applied>();
  for (const object of units.flatMap((unit) => unit.objects)) {
    // What several declare for the whole cluster is there once; what has no name is itself.
    const shared = isClusterWide(object.value) && nameIn(object.value) !== '';
    const key = shared ? identityOf(object) : `${objects.size}`;
    if (!objects.has(key)) objects.set(key, object);
  }
  return {
    name,
    files: [...new Set(units.flatMap((unit) => unit.files))],
    because,
    objects: [...objects.values()].map(({ value }) => value),
    unknowns: units.flatMap((unit) => unit.unknowns),
  };
}

function becauseOf(units: readonly Unit[]): string {
  return `the overlay ${units.map(({ directory }) => directory).join(', ')} says so`;
}

/** The path of a unit. */
export function pathOf({ directory, base }: Unit): string {
  return [directory, base].filter(Boolean).join('/');
}

const FOLDERS: ReadonlySet<string> = new Set(['overlays', 'overlay', 'environments', 'envs', 'env']);

/** The path of an overlay without what all have in common, and without words that say nothing. */
function pathBelow({ directory }: Unit, others: readonly Unit[]): string {
  const parts = directory.split('/');
  const at = parts.findIndex((part, index) => others.some((other) => other.directory.split('/')[index] !== part));
  const own = parts.slice(Math.max(at, 0)).filter((part) => !FOLDERS.has(part));
  return own.length > 0 ? own.join('/') : directory;
}
