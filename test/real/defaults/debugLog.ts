import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pause } from '../lab/connection.js';

/** What every clock is set to that is not the one in question, in milliseconds; nobody's default. */
export const SET = 4_321_000;

/** The debug log of nginx, which names every timer that is set, with its milliseconds. */
export class DebugLog {
  #from = 0;

  constructor(readonly path: string) {}

  /** Begins anew here: what was written before is not looked at again. */
  mark(): void {
    const file = openSync(this.path, 'r');
    this.#from = fstatSync(file).size;
    closeSync(file);
  }

  /** What was written since the mark. */
  text(): string {
    const file = openSync(this.path, 'r');
    const bytes = Buffer.alloc(fstatSync(file).size - this.#from);
    readSync(file, bytes, 0, bytes.length, this.#from);
    closeSync(file);
    return bytes.toString('latin1');
  }

  /** The different timers since the mark that were not set by our own values. */
  timers(without: readonly number[] = []): number[] {
    const all = [...this.text().matchAll(/event timer add: -?\d+: (\d+):/g)].map((match) => Number(match[1]));
    return [...new Set(all)].filter((ms) => ms !== SET && !without.includes(ms));
  }

  /** Waits until a timer was set that is not ours; gives back all there are then, none after five seconds. */
  async timer(without: readonly number[] = []): Promise<number[]> {
    await waitFor(() => this.timers(without).length > 0);
    return this.timers(without);
  }
}

/** Waits until something is so, five seconds at most. */
export async function waitFor(isSo: () => boolean, patience = 5000): Promise<void> {
  const until = performance.now() + patience;
  while (!isSo() && performance.now() < until) await pause(5);
}
