import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedFile } from '../../src/sources/nginx/syntax.js';

/** What nginx says of the structure of a text. */
export interface Verdict {
  /**
   * `accepted`: it was read to its end. `structure`: it is no valid structure. `other`: nginx gave up for another
   * reason (an unknown directive, a count of arguments) and did not look at what follows.
   */
  readonly kind: 'accepted' | 'structure' | 'other';
  /** The line at which nginx stopped; infinite when it read everything, 0 when it does not say. */
  readonly line: number;
  readonly said: string;
}

/** What stands around a text: at the end of each is a directive that nginx does not know, so that it opens no files. */
const STOP = 'timeout_lint_stop;';
export const AROUND = {
  main: (include: string) => `${include}\n${STOP}`,
  http: (include: string) => `events {}\nhttp {\n${include}\n${STOP} }`,
  server: (include: string) => `events {}\nhttp { server {\n${include}\n${STOP} } }`,
  location: (include: string) => `events {}\nhttp { server { location / {\n${include}\n${STOP} } } }`,
  upstream: (include: string) => `events {}\nhttp { upstream u {\n${include}\n${STOP} } }`,
  stream: (include: string) => `events {}\nstream {\n${include}\n${STOP} }`,
} as const;

const STRUCTURE =
  /^(?:unexpected (?:"|end of (?:file|parameter))|directive "[^]*" (?:is not terminated by|has no opening)|too long parameter)/;

/** Has nginx read a text at a place of a configuration. */
export async function nginxVerdict(path: string, text: string, around: keyof typeof AROUND): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'timeout-lint-structure-'));
  try {
    const part = join(folder, 'part.conf');
    const main = join(folder, 'nginx.conf');
    await writeFile(part, text);
    await writeFile(main, AROUND[around](`include ${part};`));
    const child = spawn(path, ['-t', '-q', '-p', folder, '-c', main, '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 20_000,
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    const signal = await new Promise<NodeJS.Signals | null>((done) => {
      child.once('close', (_, by: NodeJS.Signals | null) => done(by));
    });
    // A file that includes itself ends nginx 1.22 so.
    if (signal !== null) return { kind: 'other', line: 0, said: `ended by ${signal}` };
    return judge(said, part);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function judge(said: string, part: string): Verdict {
  // A message may quote a word with line ends in it.
  const fatal = /\[(?:emerg|crit|alert)\][^]*/.exec(said)?.[0] ?? '';
  const at = fatal.indexOf(` in ${part}:`);
  if (at >= 0) {
    const message = fatal.slice(0, at).replace(/^\[\w+\] (?:\d+#\d+: )?/, '');
    const line = Number.parseInt(fatal.slice(at + ` in ${part}:`.length), 10);
    return { kind: STRUCTURE.test(message) ? 'structure' : 'other', line, said: `${message} in line ${line}` };
  }
  if (fatal.includes(`unknown directive "${STOP.slice(0, -1)}"`)) {
    return { kind: 'accepted', line: Infinity, said: '' };
  }
  // What is wrong with a block as a whole (an unknown variable) has no place.
  if (fatal === '') throw new Error(`nginx -t said ${JSON.stringify(said)}`);
  return { kind: 'other', line: 0, said: fatal };
}

/** Why the parser and nginx disagree on a text, or undefined when they agree. */
export function disagreement(parsed: ParsedFile, { kind, line, said }: Verdict): string | undefined {
  // nginx counts line feeds only.
  const lines = parsed.problems.map(({ start }) => parsed.file.text.slice(0, start).split('\n').length);
  const told = parsed.problems.map(({ reason, found }, index) => `${lines[index]} ${reason} ${found}`).join(', ');
  switch (kind) {
    case 'accepted':
      return told === '' ? undefined : `nginx accepts it, the parser says ${told}`;
    case 'structure':
      if (told === '') return `the parser accepts it, nginx says ${said}`;
      return Math.min(...lines) <= line ? undefined : `nginx says ${said}, the parser only later: ${told}`;
    case 'other': {
      // What is wrong where it stands would have stopped nginx earlier.
      const early = parsed.problems.some(({ reason }, index) => AT_ONCE.has(reason) && (lines[index] as number) < line);
      return early ? `nginx reads on to ${said}, the parser says ${told}` : undefined;
    }
  }
}

const AT_ONCE = new Set(['unexpected-semicolon', 'unexpected-close-brace', 'text-after-quote', 'word-too-long']);
