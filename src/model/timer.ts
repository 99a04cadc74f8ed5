/** What a clock measures. A deadline and an inactivity timer are never compared without saying so. */
export type Clock = 'deadline' | 'inactivity' | 'idle' | 'count' | 'period';

/**
 * The common vocabulary of clocks, with the kind each usually has. A product's own words are translated
 * into these once, in that product's folder under `src/sources/`. Counts hold plain numbers, not milliseconds.
 */
export const TIMERS = {
  'downstream.header': 'deadline',
  'downstream.body': 'inactivity',
  'downstream.request': 'deadline',
  'downstream.send': 'inactivity',
  'downstream.response': 'deadline',
  'downstream.idle': 'idle',
  'downstream.age': 'deadline',
  'downstream.requests': 'count',
  'upstream.connect': 'deadline',
  'upstream.firstByte': 'deadline',
  'upstream.read': 'inactivity',
  'upstream.send': 'inactivity',
  'upstream.attempt': 'deadline',
  'upstream.total': 'deadline',
  'upstream.idle': 'idle',
  'upstream.pool': 'count',
  'upstream.requests': 'count',
  'upstream.age': 'deadline',
  'exchange.deadline': 'deadline',
  'exchange.heartbeat': 'inactivity',
  /** Time that a script computes: what it waits for does not count, so that on the wall it is never shorter. */
  'exchange.cpu': 'deadline',
  'tunnel.idle': 'inactivity',
  'tunnel.duration': 'deadline',
  'retry.tries': 'count',
  'retry.total': 'deadline',
  'drain.preStop': 'deadline',
  'drain.grace': 'deadline',
  'drain.kill': 'deadline',
  'heartbeat.interval': 'period',
  /** From the moment at which a server answers nobody until what watches it starts it anew. */
  'probe.restart': 'deadline',
} as const satisfies Record<string, Clock>;

export type TimerName = keyof typeof TIMERS;

/** All timer names, in the order in which tables show them. */
export const TIMER_NAMES = Object.keys(TIMERS) as readonly TimerName[];

/** Whether a word is a timer's name. */
export function isTimerName(word: string): word is TimerName {
  return Object.hasOwn(TIMERS, word);
}
