import type { SourceFile } from '../model/span.js';
import type { ReadInfrastructure } from '../topology/infrastructure.js';

/** Names of files that may set up a load balancer. */
const NAME =
  /\.(?:tf|tofu|tfvars|tfstate|template|ya?ml|json|tpl)$|(?:^|\/)(?:fly[\w.-]*|railway)\.toml$|\.ebextensions\/[^/]+\.config$/i;
/** Those that do by their name alone. */
const OWN_NAME =
  /\.(?:tf|tofu|tfvars)$|(?:^|\/)(?:fly[\w.-]*\.toml|railway\.(?:toml|json)|serverless(?:[.-][\w-]+)*\.(?:ya?ml|json)|heroku\.ya?ml|app\.json)$|\.ebextensions\/[^/]+\.config$/i;

/** Words of the formats that are told by their text: CloudFormation, plans and states of Terraform, and what follows. */
const TEXT = [
  /AWSTemplateFormatVersion|["']?Type["']?\s*:\s*["']?AWS::|"planned_values"|"terraform_version"/,
  // What the AWS CLI prints.
  /"ConnectionSettings"|"(?:idle_timeout\.timeout_seconds|tcp\.idle_timeout\.seconds|deregistration_delay\.timeout_seconds)"/,
  // Manifests of Kubernetes, and values of the chart of ingress-nginx.
  /^[ \t-]*["']?apiVersion["']?[ \t]*:|^controller[ \t]*:/m,
  // cloudflared.
  /^(?:tunnel|credentials-file|originRequest)[ \t]*:/m,
];

/** Whether a file may set up what stands in front, by its name. */
export function mayBeInfrastructure(path: string): boolean {
  return NAME.test(path);
}

/** The same by its text, for those whose name does not tell. */
export function looksLikeInfrastructure(path: string, text: string): boolean {
  if (!NAME.test(path)) return false;
  const head = text.slice(0, 200_000);
  return OWN_NAME.test(path) || TEXT.some((words) => words.test(head));
}

/** Reads infrastructure files; their readers and the catalogue are loaded for them alone. */
export async function infrastructureOf(files: readonly SourceFile[]): Promise<ReadInfrastructure | undefined> {
  if (files.length === 0) return undefined;
  const { readInfrastructure } = await import('../topology/infrastructure.js');
  return readInfrastructure(files);
}
