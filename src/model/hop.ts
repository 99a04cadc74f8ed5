import type { Setting } from './setting.js';
import type { Span } from './span.js';
import { TIMER_NAMES, type TimerName } from './timer.js';

/** A property of a hop that is no clock; `null` where it cannot be known from what was read. */
export type FactValue = string | number | boolean | null;

/** What a hop is told to do, besides its clocks. Keys are dotted like timers: `upstream.reuse`. */
export type Facts = Readonly<Record<string, FactValue>>;

/**
 * One process or service that a request passes, as it behaves on one route.
 * Timers are looked up one by one, so that a product may work them out only when they are asked for.
 */
export interface Hop {
  readonly product: string;
  /** What a person calls it: `nginx`, `load balancer`. */
  readonly label: string;
  /** The version, where known. */
  readonly version?: string;
  /** 7 when it speaks HTTP itself, 4 when it passes bytes on. */
  readonly layer: 4 | 7;
  readonly facts: Facts;
  /** Where facts are written, for those that are. */
  readonly factSpans: Readonly<Record<string, Span>>;
  /** The smallest construct that stands for the hop as a whole. */
  readonly span: Span;
  /** What people see of it when something goes wrong, for a hop whose words for that are known. */
  readonly symptoms?: Symptoms;
  /** Set where the program refuses to start as it is told to: its clocks never run, so that nothing is said of them. */
  readonly refused?: boolean;
  timer(name: TimerName): Setting | undefined;
  /** One of `facts`, where working out all of them for it would be wasteful. */
  fact?(name: string): FactValue | undefined;
  /** Where one of its settings that has its default could be written, innermost first; empty where that is not plain. */
  insertions?(setting: Setting): readonly Insertion[];
}

/** A place in a file where a setting can be written that is written nowhere. */
export interface Insertion {
  /** The block that a setting counts for which is written there: all routes that stand in it. Left out where that is all that the hop does. */
  readonly block?: Span;
  /** Where; empty. */
  readonly at: Span;
  /** What is written around the value: line end, indentation and name; the end of the directive. */
  readonly before: string;
  readonly after: string;
}

/** What the client of a hop gets, with an article: `a 502`. */
export interface Symptoms {
  /** When the next hop closed a connection just as it was used again. */
  readonly race: string;
  /** What the hop's own log says of that. */
  readonly raceLog: string;
  /** When the next hop is silent for too long. */
  readonly silence: string;
}

/** One property of a hop; undefined where it has none of that name. */
export function factOf(hop: Hop, name: string): FactValue | undefined {
  return hop.fact === undefined ? hop.facts[name] : hop.fact(name);
}

/** The settings that a hop has, in the order of the vocabulary. */
export function settingsOf(hop: Hop): Setting[] {
  const settings: Setting[] = [];
  for (const name of TIMER_NAMES) {
    const setting = hop.timer(name);
    if (setting !== undefined) settings.push(setting);
  }
  return settings;
}
