/** What `terraform show -json` prints of a plan or a state, and the file of a state itself. */
import type { SourceFile } from '../../model/span.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
/** Whether a file is a plan or a state, by its name and text. */
export declare function looksLikeTerraformJson({ name, text }: SourceFile): boolean;
/** The resources of a plan or a state. What is known only after applying is a reference where the plan says to what. */
export declare function readTerraformJson(file: SourceFile): Infrastructure;
