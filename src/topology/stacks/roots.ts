import type { SourceFile } from '../../model/span.js';

/** A root module of Terraform with what it calls. */
export interface TerraformRoot {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** All Terraform as one. */
export function terraformRoots(files: readonly SourceFile[]): TerraformRoot[] {
  return files.length === 0 ? [] : [{ name: '', files }];
}
