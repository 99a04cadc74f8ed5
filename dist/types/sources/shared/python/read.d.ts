import type { SourceFile } from '../../../model/span.js';
import type { EnvironmentLookup, PythonModule } from './module.js';
/**
 * What a Python file binds and calls, as far as that can be known from its text. Nothing is run: a value is what Python
 * would make of it, or unknown with what can be said about it. Never throws; a file of more than a million UTF-16 units
 * or more than 200 brackets within each other is not read, which makes an open module without names.
 *
 * @param environment tells what an environment variable is; undefined where that is not known
 */
export declare function readPython(file: SourceFile, environment?: EnvironmentLookup): PythonModule;
