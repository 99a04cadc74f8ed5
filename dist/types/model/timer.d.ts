/** What a clock measures. A deadline and an inactivity timer are never compared without saying so. */
export type Clock = 'deadline' | 'inactivity' | 'idle' | 'count' | 'period';
/**
 * The common vocabulary of clocks, with the kind each usually has. A product's own words are translated
 * into these once, in that product's folder under `src/sources/`. Counts hold plain numbers, not milliseconds.
 */
export declare const TIMERS: {
    readonly 'downstream.header': "deadline";
    readonly 'downstream.body': "inactivity";
    readonly 'downstream.request': "deadline";
    readonly 'downstream.send': "inactivity";
    readonly 'downstream.response': "deadline";
    readonly 'downstream.idle': "idle";
    readonly 'downstream.age': "deadline";
    readonly 'downstream.requests': "count";
    readonly 'upstream.connect': "deadline";
    readonly 'upstream.firstByte': "deadline";
    readonly 'upstream.read': "inactivity";
    readonly 'upstream.send': "inactivity";
    readonly 'upstream.attempt': "deadline";
    readonly 'upstream.total': "deadline";
    readonly 'upstream.idle': "idle";
    readonly 'upstream.pool': "count";
    readonly 'upstream.requests': "count";
    readonly 'upstream.age': "deadline";
    readonly 'exchange.deadline': "deadline";
    readonly 'exchange.heartbeat': "inactivity";
    /** Time that a script computes: what it waits for does not count, so that on the wall it is never shorter. */
    readonly 'exchange.cpu': "deadline";
    readonly 'tunnel.idle': "inactivity";
    readonly 'tunnel.duration': "deadline";
    readonly 'retry.tries': "count";
    readonly 'retry.total': "deadline";
    readonly 'drain.preStop': "deadline";
    readonly 'drain.grace': "deadline";
    readonly 'drain.kill': "deadline";
    readonly 'heartbeat.interval': "period";
    /** From the moment at which a server answers nobody until what watches it starts it anew. */
    readonly 'probe.restart': "deadline";
};
export type TimerName = keyof typeof TIMERS;
/** All timer names, in the order in which tables show them. */
export declare const TIMER_NAMES: readonly TimerName[];
/** Whether a word is a timer's name. */
export declare function isTimerName(word: string): word is TimerName;
