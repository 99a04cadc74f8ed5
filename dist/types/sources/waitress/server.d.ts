import { type ServerBasics, ServerReading } from '../shared/arguments/reading.js';
import { type Values } from '../shared/arguments/values.js';
/** What waitress's values come to, whichever way they are given. */
export declare function waitressServer(basics: ServerBasics, values: Values): ServerReading;
