/** Flags that gunicorn does not have. */
import type { ArgumentProblem } from '../../shared/arguments/argparse.js';
import { type Scene } from './scene.js';
export declare function unknownFlag(scene: Scene, { flag, word }: Extract<ArgumentProblem, {
    kind: 'unknown-flag';
}>, source: string): void;
