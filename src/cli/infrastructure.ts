import type { SourceFile } from '../model/span.js';
import type { ReadInfrastructure } from '../topology/infrastructure.js';

/** Names of files that may set up a load balancer. */
const NAME = /\.(?:tf|tofu|tfvars|tfstate|template|ya?ml|json)$/i;
const OWN_NAME = /\.(?:tf|tofu|tfvars)$/i;

/** Words of the formats that are told by their text: CloudFormation, plans and states of Terraform. */
const TEXT =
  /AWSTemplateFormatVersion|["']?Type["']?\s*:\s*["']?AWS::|"planned_values"|"terraform_version"|"ConnectionSettings"|"(?:idle_timeout\.timeout_seconds|tcp\.idle_timeout\.seconds|deregistration_delay\.timeout_seconds)"/;

/** Whether a file may set up what stands in front, by its name. */
export function mayBeInfrastructure(path: string): boolean {
  return NAME.test(path);
}

/** The same by its text, for those whose name does not tell. */
export function looksLikeInfrastructure(path: string, text: string): boolean {
  return OWN_NAME.test(path) || (NAME.test(path) && TEXT.test(text.slice(0, 200_000)));
}

/** Reads infrastructure files; their readers and the catalogue are loaded for them alone. */
export async function infrastructureOf(files: readonly SourceFile[]): Promise<ReadInfrastructure | undefined> {
  if (files.length === 0) return undefined;
  const { readInfrastructure } = await import('../topology/infrastructure.js');
  return readInfrastructure(files);
}
