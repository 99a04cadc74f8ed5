/** Commands of the shell itself that change what it knows. */
import type { Assignment, Command } from 'unbash';
import { type Place } from './expand.js';
import { type Field, type Value } from './value.js';
/** Sets what an assignment sets. */
export declare function assign(assignment: Assignment, place: Place, exported?: boolean): void;
/** The value of an assignment, with what `+=` adds to. */
export declare function assignedValue({ name, value, append }: Assignment, place: Place): Value;
/** Does what a builtin does to the scope; false where the name is none of these. */
export declare function runBuiltin(name: string, command: Command, fields: readonly Field[], place: Place): boolean;
