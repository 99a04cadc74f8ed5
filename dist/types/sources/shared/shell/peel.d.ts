import type { Reader, Start } from './start.js';
/** Finds the server that a command starts, if any, and hands it to the reader. */
export declare function peel(start: Start, reader: Reader): void;
