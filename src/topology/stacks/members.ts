/** The files of a repository by what they say of how it is deployed. */
import type { SourceFile } from '../../model/span.js';
import { looksLikeCompose } from '../../sources/compose/index.js';
import { looksLikeDockerfile } from '../../sources/dockerfile/index.js';
import { looksLikeKubernetes } from '../../sources/kubernetes/index.js';
import { looksLikeTerraform } from '../../sources/terraform/index.js';

/** Files as the search of a directory found them; one may be in several lists. */
export interface Repository {
  readonly nginx: readonly SourceFile[];
  /** What starts processes. */
  readonly starters: readonly SourceFile[];
  /** What sets up load balancers. */
  readonly infrastructure: readonly SourceFile[];
}

/** The same, each file in the one list that tells how it is put together with others. */
export interface Members {
  readonly nginx: readonly SourceFile[];
  readonly compose: readonly SourceFile[];
  readonly kubernetes: readonly SourceFile[];
  readonly terraform: readonly SourceFile[];
  readonly dockerfiles: readonly SourceFile[];
  /** Units, process lists, scripts, task definitions. */
  readonly starters: readonly SourceFile[];
  /** Platforms' own files, CloudFormation, plans. */
  readonly infrastructure: readonly SourceFile[];
}

const KUSTOMIZATION = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** Sorts the files of a repository; a manifest both starts servers and sets up load balancers. */
export function membersOf({ nginx, starters, infrastructure }: Repository): Members {
  const compose = starters.filter(looksLikeCompose);
  const manifests = [...starters, ...infrastructure].filter(
    (file) => KUSTOMIZATION.test(file.name) || isChartPart(file.name) || looksLikeKubernetes(file),
  );
  const kubernetes = [...new Map(manifests.map((file) => [file.name, file])).values()];
  const clustered = new Set(kubernetes.map(({ name }) => name));
  const dockerfiles = starters.filter((file) => !compose.includes(file) && looksLikeDockerfile(file));
  const terraform = infrastructure.filter(looksLikeTerraform);
  return {
    nginx,
    compose,
    kubernetes,
    terraform,
    dockerfiles,
    starters: starters.filter(
      (file) => !compose.includes(file) && !dockerfiles.includes(file) && !clustered.has(file.name),
    ),
    infrastructure: infrastructure.filter((file) => !terraform.includes(file) && !clustered.has(file.name)),
  };
}

/** A chart's values: what its templates leave open. */
function isChartPart(name: string): boolean {
  return /(?:^|\/)(?:Chart|[\w.-]*values[\w.-]*)\.ya?ml$/.test(name);
}
