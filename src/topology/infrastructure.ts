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
import { looksLikeBeanstalk, readBeanstalk } from '../sources/beanstalk/index.js';
import { looksLikeCloudflared, readCloudflared } from '../sources/cloudflare/index.js';
import { looksLikeFly, readFly } from '../sources/fly/index.js';
import { looksLikeHeroku, readHeroku } from '../sources/heroku/index.js';
import {
  type Headless,
  looksLikeKubernetesFronts,
  type NginxText,
  readKubernetesFronts,
} from '../sources/kubernetes/fronts/index.js';
import { looksLikeKubernetes, type Manifests } from '../sources/kubernetes/index.js';
import { looksLikeRailway, readRailway } from '../sources/railway/index.js';
import { looksLikeServerless, readServerless } from '../sources/serverless/index.js';
import { type Front, type FrontReading, seenIn } from '../sources/shared/front.js';
import type { Infrastructure } from '../sources/shared/infrastructure/index.js';
import {
  looksLikeTerraform,
  looksLikeTerraformJson,
  readConfiguration,
  readTerraformJson,
  type TerraformEnvironment,
} from '../sources/terraform/index.js';
import { onlyWay, type Standing, waysTo } from './frontLinks.js';
import type { Fronts } from './fronts.js';
import type { StackFiles } from './stacks/stackFiles.js';

/** An nginx file that a manifest carries: where pods have it, and which. */
export type CarriedText = Pick<NginxText, 'file' | 'key' | 'map' | 'paths' | 'runs' | 'namespace'>;

/** All that was read of infrastructure files. */
export interface ReadInfrastructure {
  /** What stands in front, outermost first; undefined where the files set up nothing, or several and nobody says which. */
  readonly fronts: Fronts | undefined;
  /** What files say to stand right before a server that was read, one for each way to it. */
  readonly waysTo: (server: Standing) => readonly Fronts[];
  /** nginx files that manifests carry, and the constructs that start what has them. */
  readonly nginx: readonly CarriedText[];
  /** Services whose names stand for the changing addresses of their pods. */
  readonly headless?: readonly Headless[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly files: readonly SourceFile[];
  /** How many values are written. */
  readonly written: number;
}

/** Reads all files of one format that are among the given ones. */
type FormatReader = (files: readonly SourceFile[], environment?: TerraformEnvironment) => readonly FrontReading[];

const terraform = (read: Infrastructure): FrontReading => fromResources(read, TERRAFORM_KINDS, 'terraform');
const cloudFormation = (read: Infrastructure): FrontReading =>
  fromResources(read, CLOUDFORMATION_KINDS, 'cloudformation');

const eachOf =
  (looksLike: (file: SourceFile) => boolean, read: (file: SourceFile) => FrontReading): FormatReader =>
  (files) =>
    files.filter(looksLike).map(read);

const FORMATS: readonly FormatReader[] = [
  (files, environment) => [terraform(readConfiguration(files.filter(looksLikeTerraform), environment))],
  eachOf(looksLikeTerraformJson, (file) => terraform(readTerraformJson(file))),
  // Most templates set up no load balancer, and reading YAML takes longer than all the rest.
  eachOf(
    (file) => looksLikeCloudFormation(file) && namesKind(file, CLOUDFORMATION_KINDS),
    (file) => cloudFormation(readCloudFormation(file)),
  ),
  // It prints what CloudFormation has names for.
  eachOf(looksLikeAwsCli, (file) => cloudFormation(readAwsCli(file))),
  (files) => [readBeanstalk(files.filter(looksLikeBeanstalk))],
  eachOf(looksLikeCloudflared, readCloudflared),
  eachOf(looksLikeFly, readFly),
  eachOf(looksLikeRailway, readRailway),
  eachOf(looksLikeServerless, readServerless),
  (files) => [heroku(files.filter(looksLikeHeroku))],
];

/** A Procfile alone is read by many; only where something else says Heroku, its router stands in front. */
function heroku(files: readonly SourceFile[]): FrontReading {
  const reading = readHeroku(files);
  return { ...reading, fronts: reading.fronts.filter(({ confidence }) => confidence !== 'low') };
}

/** Whether a text names a type of resource that stands for a product. */
function namesKind({ text }: SourceFile, kinds: readonly Kind[]): boolean {
  return kinds.some(({ types }) => types.some((type) => text.includes(type)));
}

function fromResources(read: Infrastructure, kinds: readonly Kind[], notation: Notation): FrontReading {
  return {
    fronts: frontsOf(read, kinds, notation),
    observations: [...problemsOf(read.problems), ...ignoredIn(read, kinds)],
    unknowns: read.unknowns,
  };
}

/** What the infrastructure files of a stack set up. */
export function readStackInfrastructure({ infrastructure, cluster, environment }: StackFiles): ReadInfrastructure {
  return readInfrastructure([...infrastructure, ...(cluster?.files ?? [])], cluster, environment);
}

/**
 * Reads infrastructure files, the directories of Terraform's configuration each as a whole. Never throws; a file of
 * another kind is left alone. `manifests` are the objects of Kubernetes where an overlay makes them something else than
 * what the files have; `environment` decides which values a configuration of Terraform takes.
 */
export function readInfrastructure(
  files: readonly SourceFile[],
  manifests?: Manifests,
  environment?: TerraformEnvironment,
): ReadInfrastructure {
  const kubernetes =
    manifests !== undefined || files.some(looksLikeKubernetesFronts)
      ? readKubernetesFronts(
          files.filter((file) => looksLikeKubernetesFronts(file) || looksLikeKubernetes(file)),
          manifests,
        )
      : undefined;
  const readings = [
    ...FORMATS.flatMap((read) => read(files, environment)),
    ...(kubernetes === undefined ? [] : [kubernetes]),
  ];
  const fronts = readings.flatMap((reading) => reading.fronts);
  const unlinked = fronts.filter(({ targets }) => targets.length === 0);
  const nginx = kubernetes?.nginx ?? [];
  const way = onlyWay(fronts);
  const seen = seenIn(readings.map(withSyntax));
  return {
    fronts: way,
    waysTo: (server) => {
      // An nginx file that a manifest carries is where the pods are that have it.
      const runs = nginx.find(({ file }) => file === server.span.file)?.runs;
      return waysTo({ ...server, span: runs?.[0] ?? server.span }, fronts);
    },
    nginx,
    headless: kubernetes?.headless ?? [],
    observations: seen.observations,
    unknowns: [...seen.unknowns, ...(way === undefined ? unlinked.map(notLinked) : [])],
    files,
    written: fronts.reduce((sum, { reading }) => sum + reading.written, 0),
  };
}

/** What YAML or TOML cannot be read at is a problem on its line and not one more file that would have to be given. */
function withSyntax({ fronts, observations, unknowns }: FrontReading): FrontReading {
  const broken = unknowns.filter(({ kind, name }) => kind === 'file' && (name === 'yaml' || name === 'toml'));
  if (broken.length === 0) return { fronts, observations, unknowns };
  const problems = broken.map(
    ({ name, span }) => ({ format: name === 'toml' ? 'toml' : 'yaml', reason: 'syntax', span }) as const,
  );
  return {
    fronts,
    observations: [...observations, ...problemsOf(problems)],
    unknowns: unknowns.filter((unknown) => !broken.includes(unknown)),
  };
}

function notLinked({ address, reading }: Front): Unknown {
  return { kind: 'link', text: address, name: address, span: reading.hop.span };
}
