/** By which part of their paths units that hold the same objects differ: `prod` and `staging`. */
import type { Unit } from './environments.js';

/** What lies below a path, or right in it, goes by a label. */
interface Place {
  readonly parts: readonly string[];
  /** Only the files of that directory, not those further down. */
  readonly direct: boolean;
  readonly label: string;
}

/** The labels of all units that differ from others, and of whatever lies in the same directories. */
export function labelsOf(units: readonly Unit[], rivals: readonly (readonly Unit[])[]): Map<Unit, string> {
  const places = new Map<string, Place>();
  const own = new Map<Unit, string>();
  for (const group of rivals) {
    const paths = group.map(partsOf);
    const at = depthOf(paths);
    const inOne = group.every(({ base }) => base !== undefined) && paths.every(({ length }) => length === at);
    if (inOne) for (const [unit, label] of stemsOf(group)) own.set(unit, label);
    else for (const path of paths) enter(places, placeOf(path, at));
  }
  const shallow = [...places.values()].sort((a, b) => a.parts.length - b.parts.length);
  const byPath = new Map(shallow.toReversed().map((place) => [keyOf(place.parts, place.direct), place]));
  const found = new Map<Unit, string>();
  for (const unit of units) {
    const label = labelBy(unit, byPath) ?? own.get(unit);
    if (label !== undefined) found.set(unit, label);
  }
  return found;
}

function enter(places: Map<string, Place>, place: Place): void {
  places.set(keyOf(place.parts, place.direct), place);
}

function keyOf(parts: readonly string[], direct: boolean): string {
  return `${direct ? '=' : '<'}${parts.join('/')}`;
}

function partsOf({ directory }: Unit): readonly string[] {
  return directory.split('/').filter((part) => part !== '');
}

/** How many parts all paths begin with in common. */
function depthOf(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  const at = first.findIndex((part, index) => paths.some((path) => path[index] !== part));
  return at < 0 ? first.length : at;
}

function placeOf(path: readonly string[], at: number): Place {
  const part = path[at];
  if (part !== undefined) return { parts: path.slice(0, at + 1), direct: false, label: part };
  return { parts: path, direct: true, label: path.at(-1) ?? 'top' };
}

/** The label of the outermost place that a unit lies in. */
function labelBy(unit: Unit, places: ReadonlyMap<string, Place>): string | undefined {
  const parts = partsOf(unit);
  for (let length = 0; length <= parts.length; length++) {
    const place = places.get(keyOf(parts.slice(0, length), false));
    if (place !== undefined) return place.label;
  }
  return places.get(keyOf(parts, true))?.label;
}

/** Files of one directory by what their names have for themselves: `prod` of `web-prod.yaml`, where another is `web-dev.yaml`. */
function stemsOf(group: readonly Unit[]): [Unit, string][] {
  const stems = group.map(({ base = '' }) => base.replace(/\.(?:ya?ml|json|tpl)(?:\.\w+)?$/i, '').split(/[-_.]/));
  const start = depthOf(stems);
  const end = depthOf(stems.map((stem) => stem.slice(start).toReversed()));
  return group.map((unit, index) => {
    const stem = stems[index] as string[];
    const own = stem.slice(start, stem.length - end).join('-');
    return [unit, own === '' ? stem.join('-') : own];
  });
}
