import { expect } from '@jest/globals';
import { ask } from './connection.js';
import type { Shape } from './experiment.js';
import { type Beside, refusal, type ServerName, startApp } from './servers/python.js';

type Shows = (shape: string, work: Shape) => void;

/** A start that ends before it serves. */
export interface Refused extends Beside {
  /** What the user writes, as the shape tells it. */
  readonly shape: string;
  readonly words: readonly string[];
  readonly status: number;
  /** The line that the server ends with, or a part of it. */
  readonly says: RegExp;
}

/** Words as they are typed, and what is wrong with them. Whoever parses its words with a library ends with status 2. */
export function refused(typed: string, what: string, says: RegExp, status = 2): Refused {
  return { shape: `${typed}: ${what}`, words: typed.split(' '), status, says };
}

/** A start that serves. */
export interface Accepted extends Beside {
  readonly shape: string;
  readonly words: readonly string[];
}

/** Shapes of starts that a server refuses, and of starts that it takes. */
export function startsOf(
  shows: Shows,
  server: ServerName,
  starts: { readonly refused: readonly Refused[]; readonly accepted: readonly Accepted[] },
): void {
  for (const { shape, words, status, says, ...beside } of starts.refused) {
    shows(shape, async (lab) => {
      const { code, said } = await refusal(lab, server, words, beside);
      expect(said).toMatch(says);
      expect(code).toBe(status);
      const line = said.split('\n').find((each) => says.test(each)) ?? says.exec(said)?.[0];
      return `does not start: it ends with status ${code} and "${plain(line ?? '')}"`;
    });
  }
  for (const { shape, words, ...beside } of starts.accepted) {
    shows(shape, async (lab) => {
      const app = await startApp(lab, server, words, beside);
      const { status } = await ask(app.port);
      expect(status).toBe(200);
      return 'starts, and answers 200';
    });
  }
}

/** A line without times, process numbers and the names of this machine's folders. */
function plain(line: string): string {
  return line
    .replace(/^\[[-\d: +]+\] \[\d+\] (?:\[\w+\] )?/, '')
    .replace(/^(\w+)(?:\.py)?: error: /, 'error: ')
    .replace(/\/\S*\/(\S+)/g, '$1')
    .trim();
}
