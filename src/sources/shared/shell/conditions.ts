/** What can be said of a script's conditions without running them. */
import type { AndOr, Command, PipelineNode, Statement } from 'unbash';

/** Programs that are called to learn something. */
const TESTS = new Set(['[', 'test', 'grep', 'command', 'which', 'type', 'pgrep', 'false', 'getent', 'nc', 'curl']);

/** Whether a command is a question, so that what stands behind it may or may not be run. */
export function tests(node: PipelineNode): boolean {
  if (node.type === 'TestCommand' || node.type === 'ArithmeticCommand') return true;
  if (node.type === 'Command') return node.name !== undefined && TESTS.has(node.name.value);
  if (node.type !== 'Pipeline') return false;
  return node.prefixes.some(({ type }) => type === 'Negation') || node.commands.slice(-1).some((last) => tests(last));
}

/** Whether a condition asks if a variable is empty or set: `[ -z "$T" ]`, `[ "$T" = "" ]`. */
export function mentions(condition: string, name: string): boolean {
  if (condition.length > 10_000 || !condition.includes(name)) return false;
  if (!/(?:^|\s)-[znv]\s|""|''/.test(condition)) return false;
  return new RegExp(`(?<!\\w)${name}(?!\\w)`).test(condition);
}

/**
 * The command that bash puts in the place of its own process without `exec`: the last of a `-c` text, alone or behind
 * `;`, `&&` or a newline, when nothing is redirected. Seen on bash 5.2; dash 0.5.12 does not do it.
 */
export function replacesShell(statements: readonly Statement[]): Command | undefined {
  const last = statements.at(-1);
  if (last === undefined || last.background) return undefined;
  const node: PipelineNode | AndOr | undefined =
    last.command.type === 'AndOr' ? last.command.commands.at(-1) : last.command;
  return node?.type === 'Command' && node.redirects.length === 0 ? node : undefined;
}
