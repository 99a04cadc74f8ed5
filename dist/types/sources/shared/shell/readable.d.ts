import type { Launch } from '../launch.js';
/** Whether a launch's command is one that is read at all: not longer or more deeply nested than people write any. */
export declare function isReadable({ command }: Launch): boolean;
