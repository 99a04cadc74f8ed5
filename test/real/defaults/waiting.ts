import { readFileSync } from 'node:fs';
import { pause } from '../lab/connection.js';

/** Numbers of the two calls in which a server waits for sockets, of Linux on x86-64: their third and fourth arguments. */
const POLL = '7';
const EPOLL_WAIT = '232';

/** Whether this machine tells in which system call a process is, and with which arguments. */
export function tellsWhatIsWaitedFor(): boolean {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  try {
    return /^(\d+|running)/.test(readFileSync('/proc/self/syscall', 'latin1'));
  } catch {
    return false;
  }
}

/**
 * How long a process waits for its sockets at most, in milliseconds, as it told the kernel; undefined where it waits
 * without limit or is doing something.
 */
function waitOf(pid: number): number | undefined {
  const [call, ...words] = readFileSync(`/proc/${pid}/syscall`, 'latin1').split(' ');
  const word = call === POLL ? words[2] : call === EPOLL_WAIT ? words[3] : undefined;
  const ms = word === undefined ? -1 : Number(BigInt.asIntN(32, BigInt(word)));
  return ms < 0 ? undefined : ms;
}

/** The first limited wait of a process, looked for during five seconds. */
export async function limitedWait(pid: number): Promise<number | undefined> {
  const until = performance.now() + 5000;
  let found = waitOf(pid);
  while (found === undefined && performance.now() < until) {
    await pause(10);
    found = waitOf(pid);
  }
  return found;
}
