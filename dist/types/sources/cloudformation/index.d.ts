/** CloudFormation, SAM and what the CDK synthesizes, in YAML or JSON: templates to resources. */
import type { SourceFile } from '../../model/span.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
/** Whether a file is a template, by its name and text. */
export declare function looksLikeCloudFormation({ name, text }: SourceFile): boolean;
/** The resources of a template. Parameters have their defaults; conditions are not known, so that all branches count. */
export declare function readCloudFormation(file: SourceFile): Infrastructure;
