/** What infrastructure files set up in front of everything that was read: load balancers and CDNs with their own clocks. */
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile } from '../model/span.js';
import { looksLikeAwsCli, readAwsCli } from '../sources/awscli/index.js';
import { looksLikeCloudFormation, readCloudFormation } from '../sources/cloudformation/index.js';
import {
  CLOUDFORMATION_KINDS,
  frontsOf,
  ignoredIn,
  type Kind,
  problemsOf,
  TERRAFORM_KINDS,
} from '../sources/infrastructure/index.js';
import type { Notation } from '../sources/shared/catalogue/index.js';
import { type Front, type FrontReading, seenIn } from '../sources/shared/front.js';
import type { Infrastructure } from '../sources/shared/infrastructure/index.js';
import {
  looksLikeTerraform,
  looksLikeTerraformJson,
  readConfiguration,
  readTerraformJson,
} from '../sources/terraform/index.js';
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

/** Reads all files of one format that are among the given ones. */
type FormatReader = (files: readonly SourceFile[]) => readonly FrontReading[];

const terraform = (read: Infrastructure): FrontReading => fromResources(read, TERRAFORM_KINDS, 'terraform');
const cloudFormation = (read: Infrastructure): FrontReading =>
  fromResources(read, CLOUDFORMATION_KINDS, 'cloudformation');

const FORMATS: readonly FormatReader[] = [
  (files) => [terraform(readConfiguration(files.filter(looksLikeTerraform)))],
  (files) => files.filter(looksLikeTerraformJson).map((file) => terraform(readTerraformJson(file))),
  (files) => files.filter(looksLikeCloudFormation).map((file) => cloudFormation(readCloudFormation(file))),
  // It prints what CloudFormation has names for.
  (files) => files.filter(looksLikeAwsCli).map((file) => cloudFormation(readAwsCli(file))),
];

function fromResources(read: Infrastructure, kinds: readonly Kind[], notation: Notation): FrontReading {
  return {
    fronts: frontsOf(read, kinds, notation),
    observations: [...problemsOf(read.problems), ...ignoredIn(read, kinds)],
    unknowns: read.unknowns,
  };
}

/**
 * Reads infrastructure files, the directories of Terraform's configuration each as a whole. Never throws; a file of
 * another kind is left alone.
 */
export function readInfrastructure(files: readonly SourceFile[]): ReadInfrastructure {
  const readings = FORMATS.flatMap((read) => read(files));
  const fronts = readings.flatMap((reading) => reading.fronts);
  const chosen = outermostFirst(fronts);
  const candidates = chosen === undefined ? fronts.filter((front) => leadsNowhereElse(front, fronts)) : [];
  const seen = seenIn(readings);
  return {
    fronts: chosen && frontsFrom(chosen),
    observations: seen.observations,
    unknowns: [
      ...seen.unknowns,
      ...candidates.map(({ address, reading }): Unknown => ({
        kind: 'link',
        text: address,
        name: address,
        span: reading.hop.span,
      })),
    ],
    files,
    written: fronts.reduce((sum, { reading }) => sum + reading.written, 0),
  };
}

/**
 * The one way from the outside in, if there is only one: the front behind which no other one is known, and those that
 * lead to it. Where two stand next to each other nobody can tell which one is meant.
 */
function outermostFirst(fronts: readonly Front[]): Front[] | undefined {
  const [inner, ...others] = fronts.filter((front) => leadsNowhereElse(front, fronts));
  if (inner === undefined || others.length > 0) return undefined;
  const path = [inner];
  for (;;) {
    const innermost = path[0] as Front;
    const [caller, ...more] = fronts.filter((front) => !path.includes(front) && leadsTo(front, innermost));
    if (caller === undefined || more.length > 0) return path;
    path.unshift(caller);
  }
}

/** Whether it may stand right before what was read: it names no other front, no bucket and no function as its target. */
function leadsNowhereElse(front: Front, fronts: readonly Front[]): boolean {
  return front.targets.length === 0 && !fronts.some((other) => leadsTo(front, other));
}

function leadsTo({ targets }: Front, { address }: Front): boolean {
  return targets.some((target) => target.address === address);
}

function frontsFrom(path: readonly Front[]): Fronts {
  const inner = path.at(-1) as Front;
  return {
    hops: path.map(({ reading }) => reading.hop),
    // They are told whether it stands in front or not.
    observations: [],
    unknowns: [],
    because: `${inner.address} is the only load balancer that the files set up`,
    confidence: path.every(({ confidence }) => confidence !== 'low') ? 'medium' : 'low',
  };
}
