/** The configurations of Terraform in a repository, by environment. */
import type { SourceFile } from '../../model/span.js';
/** What decides which values a configuration takes. */
export interface TerraformEnvironment {
    /** Files of values that are named when it is applied, the last of a variable counts. */
    readonly values?: readonly SourceFile[];
    readonly workspace?: string;
}
/** One root module as it is applied for one environment. */
export interface TerraformRoot extends TerraformEnvironment {
    /** What tells it from the others: `prod`, or `network/prod` where there are several root modules; empty for a single one. */
    readonly name: string;
    readonly directory: string;
    /** Its files, those of the modules that it calls, and its files of values. */
    readonly files: readonly SourceFile[];
    /** Why these files are one, as a part of a sentence. */
    readonly because: string;
}
/**
 * The root modules of some files, each once for every environment: directories with configuration that no other one
 * calls. Environments are files of values that are loaded only when they are named, where there are several, or else the
 * keys of maps that are asked by `terraform.workspace`. `readConfiguration(root.files, root)` reads one. Never throws.
 */
export declare function terraformRoots(files: readonly SourceFile[]): TerraformRoot[];
