/** Running programs and taking the time of it. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hrtime } from 'node:process';

/** Milliseconds of one run, from start to end of the process; an unexpected exit status is an error. */
function once({ name, command, args, env, statuses = [0] }) {
  const start = hrtime.bigint();
  const { status, error, stderr } = spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ms = Number(hrtime.bigint() - start) / 1e6;
  if (error !== undefined) throw error;
  if (!statuses.includes(status))
    throw new Error(`${name} ended with status ${status}:\n${String(stderr).slice(-2000)}`);
  return ms;
}

/**
 * The median of each program's times, in milliseconds. The programs take turns, so that a machine that gets slower
 * or faster meanwhile does so for all of them.
 */
export function medians(programs, turns) {
  return new Map([...timesOf(programs, turns)].map(([name, list]) => [name, median(list)]));
}

/** The fastest of each program's times: where programs differ by less than the machine from one run to the next. */
export function fastest(programs, turns) {
  return new Map([...timesOf(programs, turns)].map(([name, list]) => [name, Math.min(...list)]));
}

function timesOf(programs, { rounds, warmUp }) {
  const times = new Map(programs.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const program of programs) {
      const ms = once(program);
      if (round >= 0) times.get(program.name).push(ms);
    }
  }
  return times;
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The most memory that a program held at once, in bytes: the kernel's own high-water mark, looked at every
 * millisecond until the process ends. `undefined` where there is no /proc.
 */
export async function peakMemory({ command, args, env }) {
  const child = spawn(command, args, { env, stdio: 'ignore' });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  let peak;
  const look = setInterval(() => {
    try {
      const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      if (mark !== undefined) peak = Number(mark) * 1024;
    } catch {
      // No /proc, or the process has just ended.
    }
  }, 1);
  await ended.finally(() => clearInterval(look));
  return peak;
}
