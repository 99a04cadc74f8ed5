/** `serverless.yml`: functions on AWS and the API Gateway in front of them. */
import type { SourceFile } from '../../model/span.js';
import type { FrontReading } from '../shared/front.js';
/** Whether a file is one of the Serverless Framework, by its name. */
export declare function looksLikeServerless(file: SourceFile): boolean;
/**
 * For each function that HTTP reaches two fronts: the API Gateway that leads to it, and the function itself, which ends
 * what takes too long. Other providers than AWS are left alone. Never throws.
 */
export declare function readServerless(file: SourceFile): FrontReading;
