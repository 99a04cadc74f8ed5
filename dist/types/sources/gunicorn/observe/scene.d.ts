import type { Confidence } from '../../../model/chain.js';
import type { Observation, Unknown } from '../../../model/observation.js';
import type { Span } from '../../../model/span.js';
import type { Effective } from '../effective.js';
import type { WorkerClass } from '../workerClass.js';
/** What the observers of one gunicorn look at, and where they put what they see. */
export interface Scene {
    readonly effective: Effective;
    readonly worker: WorkerClass;
    readonly observations: Observation[];
    readonly unknowns: Unknown[];
}
type Data = Readonly<Record<string, string | number | boolean>>;
/** Puts down one observation; the places that are undefined are left out. */
export declare function observe(scene: Scene, id: string, data: Data, places: Readonly<Record<string, Span | undefined>> & {
    readonly primary: Span;
}, confidence?: Confidence): void;
export {};
