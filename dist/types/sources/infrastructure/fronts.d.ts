/** From resources of infrastructure files to the load balancers and CDNs that they set up. */
import type { Span } from '../../model/span.js';
import { type CatalogueReading, type Notation } from '../shared/catalogue/index.js';
import { type Infrastructure } from '../shared/infrastructure/index.js';
import type { Kind } from './kinds.js';
/** A load balancer or CDN that files set up. */
export interface Front {
    readonly reading: CatalogueReading;
    /** `aws_lb.web`, `module.edge.aws_cloudfront_distribution.cdn`. */
    readonly address: string;
    /** The address without the keys of copies, by which references name it. */
    readonly declared: string;
    /** False where something that is not known decides whether it is there. */
    readonly certain: boolean;
    /** Addresses of the resources that it passes requests on to. */
    readonly forwards: readonly string[];
    readonly span: Span;
}
/** The fronts of all resources, in their order. What is only looked up (`data`) is not set up by these files. */
export declare function frontsOf({ resources }: Infrastructure, kinds: readonly Kind[], notation: Notation): Front[];
