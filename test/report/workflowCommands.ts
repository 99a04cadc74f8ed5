/**
 * What GitHub's runner makes of a line of a log, after its own source:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */

/** A command that the runner would obey. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Commands beside annotations, which a log must never contain. */
const REGISTERED = [
  ...['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'echo', 'set-env', 'set-output'],
  ...['save-state', 'add-path', 'add-matcher', 'remove-matcher', 'stop-commands'],
];

const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;

const PROPERTY = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;

/** The command on a line, of either syntax; undefined where the line is plain text. */
export function commandOn(line: string): WorkflowCommand | undefined {
  return newSyntax(line) ?? oldSyntax(line);
}

/** The lines that a runner sees: .NET ends one at each of these. */
export function linesOf(log: string): string[] {
  return log.split(/\r\n|[\n\r]/);
}

function newSyntax(line: string): WorkflowCommand | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith('::')) return undefined;
  const end = trimmed.indexOf('::', 2);
  if (end < 0) return undefined;
  const info = trimmed.slice(2, end);
  const space = info.indexOf(' ');
  const name = space < 0 ? info : info.slice(0, space);
  if (!REGISTERED.includes(name.toLowerCase())) return undefined;
  const properties: Record<string, string> = {};
  if (space > 0) {
    for (const pair of info
      .slice(space + 1)
      .trim()
      .split(',')) {
      const equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length - 1) {
        properties[pair.slice(0, equals)] = unescaped(pair.slice(equals + 1), PROPERTY);
      }
    }
  }
  return { name, properties, data: unescaped(trimmed.slice(end + 2), DATA) };
}

function oldSyntax(line: string): WorkflowCommand | undefined {
  const match = /##\[(?<name>[^\] ]*)[^\]]*\](?<data>.*)/.exec(line);
  const name = match?.groups?.['name'];
  return name === undefined || !REGISTERED.includes(name)
    ? undefined
    : { name, properties: {}, data: match?.groups?.['data'] ?? '' };
}

function unescaped(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}
