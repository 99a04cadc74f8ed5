/** One simple command of a script: what it sets, calls or starts. */
import type { Command } from 'unbash';
import type { Scope } from './scope.js';
import { type Inside, type Run } from './walk.js';
export declare function runCommand(command: Command, scope: Scope, run: Run, inside: Inside): void;
