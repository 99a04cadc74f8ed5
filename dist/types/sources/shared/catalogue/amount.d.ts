import { type Duration } from '../../../model/duration.js';
import { type Pieces } from '../pieces.js';
import { type SettingFacts } from './facts.js';
/** What a written value of a setting means: `wrong` where it is no number, `default` where it asks for that. */
export type Amount = {
    readonly kind: 'value';
    readonly value: Duration; /** In the setting's unit. */
    readonly plain: number;
} | {
    readonly kind: 'flag';
    readonly on: boolean;
} | {
    readonly kind: 'unbounded';
} | {
    readonly kind: 'default';
} | {
    readonly kind: 'unknown';
    readonly text: string;
} | {
    readonly kind: 'wrong';
    readonly text: string;
};
/**
 * Reads a value in the setting's unit; where `durations` says so, or the setting takes them, also one with units of its
 * own (`1m30s`). What stands in no file that was read is unknown, with its text.
 */
export declare function readAmount(pieces: Pieces, setting: SettingFacts, durations: boolean): Amount;
/**
 * What one of several values is: the band that holds them all, because any of them may be the one. Unknown as soon as
 * one of them is.
 */
export declare function oneOf(values: readonly Duration[]): Duration;
