import { formatMs } from '../../../model/duration.js';
import type { Observation } from '../../../model/observation.js';
import type { Level } from '../level.js';
import type { Word } from '../syntax.js';
import { isBareNumber } from '../time.js';
import type { TimerFact } from '../timerFacts.js';

/** The routes that use a directive: undefined when none does. */
export type Use = { websocket: boolean; streaming: boolean } | undefined;

type Data = Observation['data'];

/**
 * What is to be said of clocks that are written, apart from their places. A large configuration writes the same few
 * values over and over, so what differs in its place alone gets one and the same object.
 */
export class WrittenClocks {
  private readonly known = new Map<string, Data>();

  /** The data of one value, in milliseconds. `guessed`: the block around it was not among the files. */
  dataOf(fact: TimerFact, word: Word, ms: number, level: Level, use: Use, guessed: boolean): Data {
    const key = `${fact.directive} ${level.kind} ${use?.websocket} ${use?.streaming} ${guessed} ${word.text}`;
    let data = this.known.get(key);
    if (data === undefined) {
      data = {
        directive: fact.directive,
        timer: fact.timer ?? '',
        ms,
        value: formatMs(ms),
        written: word.text,
        bare: isBareNumber(word.text),
        level: level.kind,
        hasRoutes: use !== undefined,
        websocket: use?.websocket ?? false,
        streaming: use?.streaming ?? false,
        zero: fact.zero,
        clock: fact.clock,
        guessed,
      };
      this.known.set(key, data);
    }
    return data;
  }
}
