import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pause } from './connection.js';

/** What to start: the words of its command, the files in its folder, its variables, the ports it will listen on. */
export interface Start {
  readonly command: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** It is ready when all of these accept; empty for a program that does not listen. */
  readonly ports: readonly number[];
  /** How long it may take until it accepts, ms. */
  readonly patience?: number;
}

/**
 * Becomes the program, and leaves a guard behind that ends the whole process group, workers too, when our end of
 * standard input closes: at the latest when this process ends, however that happens.
 */
const GUARDED = 'exec 3<&0; (cat <&3 >/dev/null; kill -9 -$$) 2>/dev/null & exec "$@" </dev/null 3<&-';

/** What programs say of a port that somebody else has. */
const TAKEN = /address (already )?in use|connection in use|cannot bind/i;

/** Thrown when somebody else took a port between our choice and the start; worth another try with other ports. */
export class PortTaken extends Error {}

/** A program of ours on loopback: a process group in a folder of its own. */
export class Running {
  readonly folder: string;
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  /** When the first process ended (`performance.now()`), and how; undefined while it lives. */
  ended: { readonly at: number; readonly code: number | null; readonly signal: string | null } | undefined;

  private constructor({ command, files = {}, environment = {} }: Start) {
    this.folder = mkdtempSync(join(tmpdir(), 'timeout-lint-lab-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
    const output = openSync(join(this.folder, 'output.log'), 'a');
    this.#child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...command], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1', ...environment },
      stdio: ['pipe', output, output],
      // A group of its own, so that the guard can end all of it and nothing else.
      detached: true,
    });
    closeSync(output);
    this.#child.stdin?.on('error', () => undefined);
    this.#gone = new Promise((resolve) => {
      this.#child.once('error', () => resolve());
      this.#child.once('exit', (code, signal) => {
        this.ended = { at: performance.now(), code, signal };
        resolve();
      });
    });
  }

  /** Starts a program and waits until it accepts on its ports. Rejects with what it said when it ends or never does. */
  static async start(start: Start): Promise<Running> {
    const running = new Running(start);
    const until = performance.now() + (start.patience ?? 20_000);
    for (const port of start.ports) {
      while (!(await accepts(port))) {
        if (running.ended === undefined && performance.now() < until) continue;
        const said = running.#said();
        await running.stop();
        if (TAKEN.test(said)) throw new PortTaken(said);
        throw new Error(`${start.command.join(' ')} did not start: ${said}`);
      }
    }
    if (start.ports.length > 0) {
      // A stranger may have taken a port in between and be the one that accepts.
      await pause(20);
      const said = running.#said();
      if (TAKEN.test(said)) {
        await running.stop();
        throw new PortTaken(said);
      }
    }
    return running;
  }

  #said(): string {
    return this.read('output.log') + this.read('error.log');
  }

  /** The process that was started: the master of a server with workers. */
  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('it did not start');
    return this.#child.pid;
  }

  /** What a file in its folder holds now; empty when there is none. `output.log` is what it printed. */
  read(name = 'output.log'): string {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return '';
    }
  }

  /** Sends a signal to the first process alone, as an orchestrator does. */
  signal(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** Ends every process of it at once, as an orchestrator does that has waited long enough. */
  kill(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // All of them have ended by themselves.
    }
  }

  /** Waits until a file has what is looked for; false when it has not after so many milliseconds. */
  async says(what: RegExp, patience: number, name = 'output.log'): Promise<boolean> {
    const until = performance.now() + patience;
    while (!what.test(this.read(name))) {
      if (performance.now() > until) return false;
      await pause(25);
    }
    return true;
  }

  /** Waits until the first process has ended by itself; false when it lives on after so many milliseconds. */
  async finished(patience: number): Promise<boolean> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
    await Promise.race([this.#gone, late]);
    return this.ended !== undefined;
  }

  /** Ends the whole group and removes its folder. */
  async stop(): Promise<void> {
    this.#child.stdin?.end();
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // The group is gone already.
    }
    await this.#gone;
    // A worker may still write while the kernel ends it.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

async function accepts(port: number): Promise<boolean> {
  const accepted = await new Promise<boolean>((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
  if (!accepted) await pause(25);
  return accepted;
}
