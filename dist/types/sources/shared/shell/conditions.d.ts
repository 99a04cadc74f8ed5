/** What can be said of a script's conditions without running them. */
import type { Command, PipelineNode, Statement } from 'unbash';
/** Whether a command is a question, so that what stands behind it may or may not be run. */
export declare function tests(node: PipelineNode): boolean;
/** Whether a condition asks if a variable is empty or set: `[ -z "$T" ]`, `[ "$T" = "" ]`. */
export declare function mentions(condition: string, name: string): boolean;
/**
 * The command that bash puts in the place of its own process without `exec`: the last of a `-c` text, alone or behind
 * `;`, `&&` or a newline, when nothing is redirected. Seen on bash 5.2; dash 0.5.12 does not do it.
 */
export declare function replacesShell(statements: readonly Statement[]): Command | undefined;
