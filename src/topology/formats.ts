/** What a file is, in a word for people, by the same looks by which the readers choose their files. */
import { COMMAND_LINE, type SourceFile } from '../model/span.js';
import { looksLikeAwsCli } from '../sources/awscli/index.js';
import { looksLikeBeanstalk } from '../sources/beanstalk/index.js';
import { looksLikeCloudflared } from '../sources/cloudflare/index.js';
import { looksLikeCloudFormation } from '../sources/cloudformation/index.js';
import { looksLikeCompose } from '../sources/compose/index.js';
import { looksLikeDockerfile } from '../sources/dockerfile/index.js';
import { looksLikeEcs } from '../sources/ecs/index.js';
import { looksLikeFly } from '../sources/fly/index.js';
import { looksLikeKubernetesFronts } from '../sources/kubernetes/fronts/index.js';
import { looksLikeKubernetes } from '../sources/kubernetes/index.js';
import { looksLikeProcfile } from '../sources/procfile/index.js';
import { looksLikeRailway } from '../sources/railway/index.js';
import { looksLikeServerless } from '../sources/serverless/index.js';
import { looksLikeSupervisor } from '../sources/supervisor/index.js';
import { looksLikeSystemd } from '../sources/systemd/index.js';
import { isMakefile, isPackageJson } from '../sources/tasks/names.js';
import { looksLikeTerraform, looksLikeTerraformJson } from '../sources/terraform/index.js';

const named =
  (name: RegExp) =>
  (file: SourceFile): boolean =>
    name.test(file.name);

/** The first that fits counts, the plainest sign before one that others share. */
const FORMATS: readonly (readonly [looksLike: (file: SourceFile) => boolean, word: string])[] = [
  [({ name }) => name === COMMAND_LINE, 'command'],
  [({ name }) => isMakefile(name), 'Makefile'],
  [({ name }) => isPackageJson(name), 'scripts of a package'],
  [looksLikeDockerfile, 'Dockerfile'],
  [looksLikeProcfile, 'Procfile'],
  [looksLikeSystemd, 'systemd unit'],
  [looksLikeSupervisor, 'supervisor configuration'],
  [looksLikeTerraform, 'Terraform'],
  [looksLikeTerraformJson, 'Terraform plan or state'],
  [looksLikeFly, 'Fly.io configuration'],
  [looksLikeRailway, 'Railway configuration'],
  [looksLikeServerless, 'Serverless Framework service'],
  [named(/(?:^|\/)(?:app\.json|heroku\.ya?ml)$/), 'Heroku manifest'],
  [looksLikeBeanstalk, 'Elastic Beanstalk settings'],
  [isKustomization, 'kustomization'],
  [looksLikeCompose, 'compose file'],
  [looksLikeKubernetes, 'Kubernetes manifest'],
  [looksLikeCloudFormation, 'CloudFormation template'],
  [looksLikeAwsCli, 'output of the AWS CLI'],
  [looksLikeEcs, 'ECS task definition'],
  [looksLikeCloudflared, 'cloudflared configuration'],
  [looksLikeKubernetesFronts, 'values of a Helm chart'],
  [named(/\.py$/), 'Python module'],
  [named(/\.(?:ini|toml)$/), 'configuration of a server'],
  [({ name, text }) => /\.(?:sh|bash)$/.test(name) || text.startsWith('#!'), 'shell script'],
];

function isKustomization({ name, text }: SourceFile): boolean {
  if (/(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(name)) return true;
  return /\.ya?ml$/i.test(name) && /^kind[ \t]*:[ \t]*Kustomization\b/m.test(text.slice(0, 10_000));
}

/**
 * The word for what a file is, for any that the command line takes and that is not nginx's (of those no look at a single
 * file is sure): `compose file`. What no reader has a look for is an `other text`. Never throws.
 */
export function formatOf(file: SourceFile): string {
  return FORMATS.find(([looksLike]) => looksLike(file))?.[1] ?? 'other text';
}
