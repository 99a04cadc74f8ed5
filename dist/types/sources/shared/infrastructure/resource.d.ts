/** Resources of infrastructure as files declare them, whatever the format: the shape at which readers of files and of products meet. */
import type { Unknown as Unread } from '../../../model/observation.js';
import type { Span } from '../../../model/span.js';
import type { Body, Reference, Value } from './value.js';
/** A body that can be asked for what is in it. */
export declare class Part {
    readonly body: Body;
    /** False where something that is not known decides whether it is there at all: `count`, `Condition`, `dynamic`. */
    readonly certain: boolean;
    constructor(body: Body, certain: boolean);
    /** Where it stands: the words that open it. */
    get span(): Span;
    /**
     * The value at the end of a path: `attribute('custom_origin_config', 'origin_read_timeout')`. Undefined where it is
     * certainly not set. Where blocks on the way repeat, it is one of all of theirs: ask {@link parts} to tell them apart.
     */
    attribute(...path: readonly string[]): Value | undefined;
    /** Every block or object at the end of a path, one by one: `parts('origin', 'custom_origin_config')`. */
    parts(...path: readonly string[]): Part[];
    /** Where a key of it is written; undefined where it has none such. */
    keySpan(key: string): Span | undefined;
}
export interface ResourceNames {
    /** `aws_lb`, `AWS::ElasticLoadBalancingV2::LoadBalancer`; of a module that is not here its source. */
    readonly type: string;
    /** `web`; of what has no name the file's. */
    readonly name: string;
    /** `module.edge.aws_lb.web["eu"]`, or the logical id. */
    readonly address: string;
    /** The address without the keys of copies: what a {@link Reference} speaks of. */
    readonly declared: string;
    /** `data` is only looked up; `module` is a call of a module that was not read; `described` is what a tool printed. */
    readonly mode: 'managed' | 'data' | 'module' | 'described';
    /** What it is applied with, a directory or a file: references reach only what has the same. */
    readonly root: string;
}
export declare class Resource extends Part implements ResourceNames {
    #private;
    readonly type: string;
    readonly name: string;
    readonly address: string;
    readonly declared: string;
    readonly mode: ResourceNames['mode'];
    readonly root: string;
    /** `span` is what opens the resource: type and labels, a logical id. */
    constructor(names: ResourceNames, body: Body, certain: boolean, span: Span);
    get span(): Span;
}
/** The resources that a reference in one of them means: all copies of it. Empty where it is not here. */
export declare function referencedBy(from: Resource, { to }: Reference, resources: readonly Resource[]): Resource[];
/** What is wrong with a file that is of a known format. */
export interface InfrastructureProblem {
    readonly format: 'hcl' | 'json' | 'yaml' | 'toml';
    /** Of HCL an `HclReason`; otherwise `syntax`, `too-deep` or `too-large`. */
    readonly reason: string;
    readonly span: Span;
}
export interface Infrastructure {
    /** In the order of files and of what stands in them. */
    readonly resources: readonly Resource[];
    readonly problems: readonly InfrastructureProblem[];
    /** Files that would have to be read too: modules from elsewhere. */
    readonly unknowns: readonly Unread[];
}
