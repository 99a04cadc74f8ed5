import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run.js';

/** A folder with the given files, for one test; `remove` deletes it. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): {
  path: string;
  remove: () => void;
} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'timeout-lint-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface World {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly tty?: boolean;
  readonly now?: Date;
}

/** Runs the program in this process, in a folder, and gives back what it wrote. */
export async function cli(cwd: string, words: readonly string[], world: World = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const status = await run(words, {
    stdout: { write: (text) => (out += text), isTTY: world.tty === true, columns: 100 },
    stderr: { write: (text) => (err += text) },
    stdin: (async function* () {
      yield world.stdin ?? '';
    })(),
    cwd,
    env: world.env ?? {},
    now: () => world.now ?? new Date(),
  });
  return { status, out, err };
}

/** Runs the program in a folder with the given files, which is removed afterwards. */
export async function cliOn(
  files: Readonly<Record<string, string | Uint8Array>>,
  words: readonly string[],
  world: World = {},
): Promise<Outcome> {
  const { path, remove } = folder(files);
  try {
    return await cli(path, words, world);
  } finally {
    remove();
  }
}

/** A configuration whose only clock of interest is how long it keeps an idle connection. */
export function keeps(time: string): string {
  return `events {}\nhttp {\n    server {\n        listen 8080;\n        keepalive_timeout ${time};\n        location / { return 204; }\n    }\n}\n`;
}
