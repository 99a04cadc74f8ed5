/** What infrastructure files set up in front of everything that was read: load balancers and CDNs with their own clocks. */
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { type Front, frontsOf, TERRAFORM_KINDS } from '../sources/infrastructure/index.js';
import { looksLikeTerraform, readConfiguration } from '../sources/terraform/index.js';
import type { Infrastructure } from '../sources/shared/infrastructure/index.js';
import type { Fronts } from './fronts.js';

/** All that was read of infrastructure files. */
export interface ReadInfrastructure {
  /** What stands in front, outermost first; undefined where the files set up nothing, or several and nobody says which. */
  readonly fronts: Fronts | undefined;
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly files: readonly SourceFile[];
  /** How many values are written. */
  readonly written: number;
}

/**
 * Reads infrastructure files, the directories of Terraform's configuration each as a whole. Never throws; a file of
 * another kind is left alone.
 */
export function readInfrastructure(files: readonly SourceFile[]): ReadInfrastructure {
  const terraform = files.filter(looksLikeTerraform);
  const readings: [Infrastructure, Front[]][] = [];
  if (terraform.length > 0) {
    const read = readConfiguration(terraform);
    readings.push([read, frontsOf(read, TERRAFORM_KINDS, 'terraform')]);
  }
  const fronts = readings.flatMap(([, found]) => found);
  const chosen = outermostFirst(fronts);
  const unlinked = chosen === undefined ? fronts.filter(isInFront) : [];
  return {
    fronts: chosen && frontsFrom(chosen),
    observations: fronts.flatMap(({ reading }) => reading.observations),
    unknowns: [
      ...readings.flatMap(([{ unknowns }]) => unknowns),
      ...(chosen ?? []).flatMap(({ reading }) => reading.unknowns),
      ...unlinked.map(({ address, span }): Unknown => ({ kind: 'link', text: address, name: address, span })),
    ],
    files,
    written: fronts.reduce((sum, { reading }) => sum + reading.written, 0),
  };
}

/** Whether it may pass requests on to what was read, rather than to a bucket or a function. */
function isInFront({ forwards, reading }: Front): boolean {
  return forwards.length === 0 || reading.hop.layer === 4;
}

/**
 * The one way from the outside in, if there is only one: the front that leads to nothing else that is known, and those
 * that lead to it. Where two stand next to each other nobody can tell which one is meant.
 */
function outermostFirst(fronts: readonly Front[]): Front[] | undefined {
  const leadsTo = (from: Front, to: Front): boolean => from.forwards.includes(to.declared);
  const innermost = fronts.filter(
    (front) => front.forwards.length === 0 && !fronts.some((other) => leadsTo(front, other)),
  );
  const [inner, ...more] = innermost;
  if (inner === undefined || more.length > 0) return undefined;
  const path = [inner];
  for (;;) {
    const [caller, ...others] = fronts.filter((front) => !path.includes(front) && leadsTo(front, path[0] as Front));
    if (caller === undefined || others.length > 0) return path;
    path.unshift(caller);
  }
}

function frontsFrom(path: readonly Front[]): Fronts {
  const inner = path.at(-1) as Front;
  return {
    hops: path.map(({ reading }) => reading.hop),
    // They are told whether it stands in front or not.
    observations: [],
    unknowns: [],
    because: `${inner.address} is the only load balancer that the files set up`,
    confidence: path.every(({ certain }) => certain) ? 'medium' : 'low',
  };
}
