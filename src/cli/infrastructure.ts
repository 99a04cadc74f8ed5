import type { SourceFile } from '../model/span.js';
import type { ReadInfrastructure } from '../topology/infrastructure.js';

/** Names of files that may set up a load balancer. */
const NAME =
  /\.(?:tf|tofu|tfvars|tfstate|template|ya?ml|json|tpl)$|(?:^|\/)(?:(?:fly[\w.-]*|railway)\.toml|Procfile|Kustomization)$|\.ebextensions\/[^/]+\.config$/i;
/** A Procfile has what Heroku's router leads to, which an app.json beside it speaks of. */
const PROCFILE = /(?:^|\/)Procfile$/;
/** Those that do by their name alone. */
const OWN_NAME =
  /\.(?:tf|tofu|tfvars)$|(?:^|\/)(?:fly[\w.-]*\.toml|railway\.(?:toml|json)|serverless(?:[.-][\w-]+)*\.(?:ya?ml|json)|heroku\.ya?ml|app\.json|Procfile|kustomization(?:\.ya?ml)?)$|\.ebextensions\/[^/]+\.config$/i;

/** Words of the formats that are told by their text: CloudFormation, plans and states of Terraform, and what follows. */
const TEXT: readonly (readonly [words: RegExp, reason: string])[] = [
  [/AWSTemplateFormatVersion|["']?Type["']?\s*:\s*["']?AWS::/, 'its text has resources of AWS'],
  [/"planned_values"|"terraform_version"/, 'its text is what Terraform prints'],
  // What the AWS CLI prints.
  [
    /"ConnectionSettings"|"(?:idle_timeout\.timeout_seconds|tcp\.idle_timeout\.seconds|deregistration_delay\.timeout_seconds)"/,
    'its text is what the AWS CLI prints',
  ],
  // Manifests of Kubernetes, and values of the chart of ingress-nginx.
  [/^[ \t-]*["']?apiVersion["']?[ \t]*:/m, 'its text has objects of Kubernetes'],
  [/^controller[ \t]*:/m, 'its text has values of a chart'],
  // cloudflared.
  [/^(?:tunnel|credentials-file|originRequest)[ \t]*:/m, 'its text has settings of cloudflared'],
];

/** Whether a file may set up what stands in front, by its name. */
export function mayBeInfrastructure(path: string): boolean {
  return NAME.test(path);
}

/** The same by its text, for those whose name does not tell. */
export function looksLikeInfrastructure(path: string, text: string): boolean {
  return infrastructureReason(path, text) !== undefined;
}

/** Why a file is read for what it sets up in front, as the end of a sentence; undefined where it is not. */
export function infrastructureReason(path: string, text: string): string | undefined {
  if (!NAME.test(path)) return undefined;
  if (OWN_NAME.test(path)) return BY_NAME;
  const head = text.slice(0, 200_000);
  return TEXT.find(([words]) => words.test(head))?.[1];
}

export const BY_NAME = 'by its name';

/** Reads infrastructure files; their readers and the catalogue are loaded for them alone. */
export async function infrastructureOf(files: readonly SourceFile[]): Promise<ReadInfrastructure | undefined> {
  // A process list alone sets up nothing, and every reader and the catalogue would be loaded for it.
  if (files.every(({ name }) => PROCFILE.test(name))) return undefined;
  const { readInfrastructure } = await import('../topology/infrastructure.js');
  return readInfrastructure(files);
}
