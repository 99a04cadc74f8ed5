import { spawn } from 'node:child_process';

export interface Finished {
  /** The exit status; undefined where a signal ended it. */
  readonly status: number | undefined;
  /** What was written to standard output and error, in the order in which it came. */
  readonly output: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** After that time the program and all that it started are killed, and the promise is rejected. */
  readonly withinMs?: number;
}

/** Runs a program to its end, in a process group of its own so that nothing of it is left over. */
export function finished(program: string, words: readonly string[], around: Surroundings): Promise<Finished> {
  const { cwd, env, withinMs = 60_000 } = around;
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const parts: Buffer[] = [];
    const output = (): string => Buffer.concat(parts).toString('utf8');
    const killGroup = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nobody is left of it.
      }
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killGroup();
    }, withinMs);
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      killGroup();
      if (late) reject(new Error(`${program} ${words.join(' ')} took longer than ${withinMs} ms:\n${output()}`));
      else resolve({ status: code ?? undefined, output: output() });
    });
  });
}
