import { type Pieces } from '../shared/pieces.js';
import type { ComposeService } from './composeService.js';
import type { ComposeFiles } from './files.js';
import { Layered } from './layers.js';
import type { ServiceLayers } from './model.js';
export type Split = (pieces: Pieces) => Pieces[];
/** What all services of a project share. */
export interface Surroundings {
    readonly read: ComposeFiles;
    readonly split: Split;
    readonly configs: Layered;
    /** The directory of the project's first file. */
    readonly directory: string;
}
/** Reads one service. */
export declare function readService({ name, key, layers, open }: ServiceLayers, { read, split, configs, directory: projectDirectory }: Surroundings): ComposeService;
