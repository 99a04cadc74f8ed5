/** Static reading of Python: what a module binds, calls and defines. */
export { readPython } from './read.js';
export type { EnvironmentLookup, PyAttribute, PyCall, PyClass, PythonModule, PyProblem } from './module.js';
export type { PyBoolean, PyDict, PyKnown, PyList, PyNone, PyNumber, PyString, PyUnknown, PyValue } from './value.js';
