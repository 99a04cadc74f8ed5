/** Puts together what was read of one app server. */
import { type Duration } from '../../../model/duration.js';
import type { FactValue } from '../../../model/hop.js';
import type { Observation, Place, Unknown } from '../../../model/observation.js';
import type { Setting } from '../../../model/setting.js';
import type { SourceFile, Span } from '../../../model/span.js';
import { type Clock, type TimerName } from '../../../model/timer.js';
import type { AppBind, AppReading } from '../app.js';
import type { Invocation } from '../invocation.js';
import type { Sourced, Values } from './values.js';
/** One clock of a server, and the option that sets it. */
export interface ClockFact {
    readonly timer: TimerName;
    /** The option's name in {@link Values}; undefined for a clock that cannot be set. */
    readonly option?: string;
    /** The product's word where nobody wrote any: `--timeout-keep-alive`. */
    readonly word: string;
    readonly clock?: Clock;
    /** Where nobody says anything; undefined where there is no such clock then. */
    readonly fallback: Duration | undefined;
    /** The fallback as the product's documentation writes it. */
    readonly fallbackWritten: string;
    readonly reference: string;
    /** The unit of a plain number; seconds where nothing is said. */
    readonly unit?: 's' | 'ms';
    /** What a number means; seconds where nothing is said. Undefined where the number turns the clock off. */
    readonly duration?: (value: number) => Duration | undefined;
}
export interface ServerBasics {
    readonly product: string;
    readonly label: string;
    readonly span: Span;
    readonly version?: string | undefined;
    readonly invocation?: Invocation | undefined;
    /** Whether variables of the environment give options that the command line leaves out. */
    readonly readsVariables?: boolean;
}
export declare class ServerReading {
    readonly basics: ServerBasics;
    readonly values: Values;
    readonly observations: Observation[];
    readonly unknowns: Unknown[];
    readonly binds: AppBind[];
    readonly files: SourceFile[];
    private readonly facts;
    private readonly factSpans;
    private readonly timers;
    private readonly written;
    private readonly told;
    constructor(basics: ServerBasics, values: Values);
    fact(name: string, value: FactValue, span?: Span): void;
    observe(id: string, primary: Span, data?: Observation['data'], others?: readonly Place[]): void;
    unknown(text: string, name: string, span: Span): void;
    private count;
    /** Works out one clock; gives it back for what depends on it. */
    clock(fact: ClockFact): Setting | undefined;
    /** A clock that was worked out before. */
    timer(name: TimerName): Setting | undefined;
    /** A clock that another option decides: `--no-http1-keep-alive` makes it 0. */
    put(timer: TimerName, value: Duration, decidedBy: Sourced, reference: string): void;
    private set;
    private unset;
    /** A number that is no clock; null where it is not known. Gives back the number where it is. */
    number(fact: string, option: string, fallback: number | null | undefined): number | undefined;
    /** Whether something is on; undefined where it is not known. */
    flag(option: string, fallback: boolean): boolean | undefined;
    bind(address: string, sourced?: Sourced): void;
    build(): AppReading;
}
