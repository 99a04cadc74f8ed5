import type { SourceFile } from '../../model/span.js';
import type { ClusterFiles } from '../../sources/kubernetes/index.js';
import type { TerraformEnvironment } from '../../sources/terraform/index.js';
import type { ProjectFiles } from './projectFiles.js';
/** The files of one stack, by how they are read. */
export interface StackFiles {
    /** What a person tells it by: a file or a directory. */
    readonly name: string;
    /** nginx files; those that a container has are read as it has them. */
    readonly nginx: readonly SourceFile[];
    /** Its compose project, where it was put together with others; else the compose files among `starters` are one. */
    readonly project?: ProjectFiles;
    /** Its manifests, where they were; else those among the others are one cluster. */
    readonly cluster?: ClusterFiles;
    readonly dockerfiles: readonly SourceFile[];
    /** Whatever else starts processes. */
    readonly starters: readonly SourceFile[];
    /** What sets up load balancers, the manifests of `cluster` apart. */
    readonly infrastructure: readonly SourceFile[];
    /** Which values its Terraform takes. */
    readonly environment?: TerraformEnvironment;
}
