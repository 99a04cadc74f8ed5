import { type Value } from './value.js';
/**
 * The value of the pair whose members are as `names` say: `{ Key: 'idle_timeout.timeout_seconds' }`, or
 * `{ Namespace: 'aws:elb:listener', OptionName: 'x' }`. The last one counts. Undefined where there is none; where a
 * pair's name is not known, or not whether there is such a pair, that is among what it may be.
 */
export declare function pairValue(pairs: Value | undefined, names: Readonly<Record<string, string>>, valueKey?: string): Value | undefined;
