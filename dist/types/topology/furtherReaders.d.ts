import type { FurtherReaders } from './appServers.js';
export declare const FURTHER: FurtherReaders;
