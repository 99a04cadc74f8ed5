import type { HclBlock } from '../shared/hcl/index.js';
import { type Value } from '../shared/infrastructure/index.js';
import type { Directory, Written } from './directory.js';
import type { Frame, Names } from './frame.js';
import type { Evaluate } from './traverse.js';
export interface Call {
    /** The `module` block. */
    readonly block: HclBlock;
    /** Where it stands. */
    readonly frame: Frame;
}
export declare class ModuleCopy implements Names {
    #private;
    readonly directory: Directory;
    readonly prefix: string;
    /** The prefix with the keys of copies: `module.edge["eu"].`. */
    readonly address: string;
    /** Whether it is certainly there. */
    readonly certain: boolean;
    /** The directory of the outermost module around it. */
    readonly root: string;
    /** The copies of the modules that it calls, by the name of the call. */
    readonly children: Map<string, ModuleCopy[]>;
    constructor(directory: Directory, place: {
        readonly prefix: string;
        readonly address: string;
        readonly certain: boolean;
        readonly root: string;
        readonly call?: Call;
    }, evaluate: Evaluate);
    /** Where an expression of one of its files stands. */
    frame({ file }: Pick<Written<unknown>, 'file'>, iterators?: ReadonlyMap<string, import("../shared/infrastructure/value.js").Body>): Frame;
    variable(name: string): Value | undefined;
    local(name: string): Value | undefined;
    output(module: string, name: string): Value | undefined;
}
