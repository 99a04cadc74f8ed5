/** YAML as values with places; the short forms of CloudFormation's functions (`!Ref x`) as their long ones (`Ref: x`). */
import type { SourceFile } from '../../../model/span.js';
import type { InfrastructureProblem } from './resource.js';
import { type Value } from './value.js';
export interface YamlDocuments {
    /** One for each document that holds anything. */
    readonly values: readonly Value[];
    readonly problems: readonly InfrastructureProblem[];
}
/** Reads all documents of a file. Never throws; what cannot be read is told on its line, unless a template is to fill it in. */
export declare function readYamlValues(file: SourceFile): YamlDocuments;
