/** INI files with places. */
export { type IniEntry, type IniSection, readSupervisorFile, readUnitFile } from './reader.js';
export { signalOf } from './signal.js';
