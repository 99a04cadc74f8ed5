import type { Observation } from '../../../model/observation.js';
import type { Level } from '../level.js';
import type { Word } from '../syntax.js';
import type { TimerFact } from '../timerFacts.js';
/** The routes that use a directive: undefined when none does. */
export type Use = {
    websocket: boolean;
    streaming: boolean;
} | undefined;
type Data = Observation['data'];
/**
 * What is to be said of clocks that are written, apart from their places. A large configuration writes the same few
 * values over and over, so what differs in its place alone gets one and the same object.
 */
export declare class WrittenClocks {
    private readonly known;
    /** The data of one value, in milliseconds. `guessed`: the block around it was not among the files. */
    dataOf(fact: TimerFact, word: Word, ms: number, level: Level, use: Use, guessed: boolean): Data;
}
export {};
