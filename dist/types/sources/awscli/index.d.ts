/** What the AWS CLI prints of load balancers, target groups and listeners, in the shape that CloudFormation has for them. */
import type { SourceFile } from '../../model/span.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
/** Whether a file is such an output, by its name and text. */
export declare function looksLikeAwsCli({ name, text }: SourceFile): boolean;
/**
 * The one thing that an output of `elbv2 describe-*-attributes` or `elb describe-load-balancer-attributes` describes.
 * What it is, is told by the attributes that it has; its name is not in it, so that it has the file's.
 */
export declare function readAwsCli(file: SourceFile): Infrastructure;
