/** Terraform and OpenTofu: configuration, plans and states as resources. */
import type { SourceFile } from '../../model/span.js';
export { readConfiguration } from './configuration.js';
export { type TerraformEnvironment, type TerraformRoot, terraformRoots } from './roots.js';
export { looksLikeTerraformJson, readTerraformJson } from './shownJson.js';
/** Whether a file is configuration or a file of values, by its name. */
export declare function looksLikeTerraform({ name }: Pick<SourceFile, 'name'>): boolean;
