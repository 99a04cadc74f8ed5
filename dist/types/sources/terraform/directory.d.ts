/** The files of one directory, which to Terraform are one module. */
import type { SourceFile } from '../../model/span.js';
import { type Expression, type HclBlock } from '../shared/hcl/index.js';
import type { InfrastructureProblem } from '../shared/infrastructure/index.js';
/** Something with the file it is written in. */
export interface Written<T> {
    readonly file: SourceFile;
    readonly is: T;
}
export type Assignments = ReadonlyMap<string, Written<Expression>>;
export interface Directory {
    readonly path: string;
    readonly variables: Map<string, Written<HclBlock>>;
    readonly locals: Map<string, Written<Expression>>;
    readonly outputs: Map<string, Written<HclBlock>>;
    /** `resource` and `data`. */
    readonly resources: Written<HclBlock>[];
    readonly modules: Map<string, Written<HclBlock>>;
    /** Values of variables from the files that Terraform loads by itself. */
    readonly loaded: Map<string, Written<Expression>>;
    /** Values from each file that is loaded only when somebody names it: `prod.tfvars`. */
    readonly named: Assignments[];
}
/** All directories that hold configuration, by path in the order of the files, and what is wrong in the files. */
export declare function readDirectories(files: readonly SourceFile[]): {
    readonly directories: ReadonlyMap<string, Directory>;
    readonly problems: readonly InfrastructureProblem[];
};
/** Whether a file holds values of variables. */
export declare function isVariableFile(name: string): boolean;
