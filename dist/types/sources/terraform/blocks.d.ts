/** Blocks of Terraform as bodies whose attributes are worked out when somebody asks for them. */
import type { Span } from '../../model/span.js';
import type { HclBlock, HclBody } from '../shared/hcl/index.js';
import type { Body, Entry, Value } from '../shared/infrastructure/index.js';
import { type Frame } from './frame.js';
import type { Evaluate } from './traverse.js';
export declare class BlockBody implements Body {
    #private;
    readonly kind = "body";
    readonly open: boolean;
    readonly span: Span;
    /** `span` is what opens the block. */
    constructor(body: HclBody, span: Span, frame: Frame, evaluate: Evaluate);
    keys(): Iterable<string>;
    entry(key: string): Entry | undefined;
}
/** The body of a block, which stands where its type and labels do. */
export declare function bodyOfBlock(block: HclBlock, frame: Frame, evaluate: Evaluate): BlockBody;
/** The words that open a block. */
export declare function headOf({ start, typeEnd, labels }: HclBlock, frame: Pick<Frame, 'file'>): Span;
/** The value of an attribute of a block, read by itself. */
export declare function attributeIn(block: HclBlock, name: string, frame: Frame, evaluate: Evaluate): Value | undefined;
