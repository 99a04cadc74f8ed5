/** Puts together what was read of one app server. */
import { exactly, unknownDuration, type Duration } from '../../../model/duration.js';
import type { FactValue } from '../../../model/hop.js';
import type { Observation, Place, Unknown } from '../../../model/observation.js';
import type { Setting } from '../../../model/setting.js';
import type { SourceFile, Span } from '../../../model/span.js';
import { TIMERS, type Clock, type TimerName } from '../../../model/timer.js';
import type { AppBind, AppReading } from '../app.js';
import type { Invocation } from '../invocation.js';
import { notRead } from '../launch.js';
import { optionInsertions } from './insertion.js';
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

const seconds = (value: number): Duration => exactly(Math.max(0, value) * 1000);

export class ServerReading {
  readonly observations: Observation[] = [];
  readonly unknowns: Unknown[] = [];
  readonly binds: AppBind[] = [];
  readonly files: SourceFile[] = [];
  private readonly facts: Record<string, FactValue> = {};
  private readonly factSpans: Record<string, Span> = {};
  private readonly timers = new Map<TimerName, Setting>();
  private readonly written = new Set<string>();
  private readonly told = new Set<string>();

  constructor(
    readonly basics: ServerBasics,
    readonly values: Values,
  ) {
    this.fact('app.server', basics.product);
    if (basics.version !== undefined) this.fact('app.version', basics.version);
    if (basics.invocation !== undefined) this.fact('app.getsSignals', basics.invocation.getsSignals);
    if (values.open !== undefined) this.unknown(values.open.written, basics.label, values.open.span);
  }

  fact(name: string, value: FactValue, span?: Span): void {
    this.facts[name] = value;
    if (span !== undefined) this.factSpans[name] = span;
  }

  observe(id: string, primary: Span, data: Observation['data'] = {}, others: readonly Place[] = []): void {
    const places = [{ name: 'primary', span: primary }, ...others];
    this.observations.push({ id: `${this.basics.product}/${id}`, places, data });
  }

  unknown(text: string, name: string, span: Span): void {
    const key = `${span.file.name}\0${span.start}\0${name}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.unknowns.push({ kind: 'value', text, name, span });
  }

  private count(sourced: Sourced): void {
    this.written.add(`${sourced.span.file.name}\0${sourced.span.start}`);
    if (sourced.unknown !== undefined) this.unknown(sourced.unknown, sourced.word, sourced.span);
  }

  /** Works out one clock; gives it back for what depends on it. */
  clock(fact: ClockFact): Setting | undefined {
    const sourced = fact.option === undefined ? undefined : this.values.get(fact.option);
    if (sourced !== undefined) this.count(sourced);
    const setting = sourced === undefined ? this.unset(fact) : this.set(fact, sourced);
    if (setting !== undefined) this.timers.set(fact.timer, setting);
    return setting;
  }

  /** A clock that was worked out before. */
  timer(name: TimerName): Setting | undefined {
    return this.timers.get(name);
  }

  /** A clock that another option decides: `--no-http1-keep-alive` makes it 0. */
  put(timer: TimerName, value: Duration, decidedBy: Sourced, reference: string): void {
    this.count(decidedBy);
    const { word: name, span, written, from } = decidedBy;
    const basics = { timer, name, value, clock: TIMERS[timer], span, written, reference };
    const provenance = value.kind === 'unknown' ? 'unknown' : 'explicit';
    this.timers.set(timer, { ...basics, provenance, ...(from === undefined ? {} : { from }) });
  }

  private set(fact: ClockFact, sourced: Sourced): Setting | undefined {
    const { word: name, span, written, from } = sourced;
    const { timer, clock = TIMERS[timer], reference } = fact;
    const unit = fact.unit ?? 's';
    const basics = { timer, name, clock, span, written, unit, reference, ...(from === undefined ? {} : { from }) };
    if (typeof sourced.value === 'number' && !Number.isNaN(sourced.value)) {
      const value = sourced.value === Infinity ? UNLIMITED : (fact.duration ?? seconds)(sourced.value);
      return value && { ...basics, value, provenance: 'explicit' };
    }
    // Python's None is what the default is where the default is none.
    if (sourced.value === null) return { ...basics, value: UNLIMITED, provenance: 'explicit' };
    return { ...basics, value: unknownDuration(sourced.unknown ?? written), provenance: 'unknown' };
  }

  private unset(fact: ClockFact): Setting | undefined {
    const { timer, clock = TIMERS[timer], reference, word: name, fallback, fallbackWritten: written } = fact;
    const { unit = 's' } = fact;
    const { open } = this.values;
    if (fact.option !== undefined && open !== undefined) {
      const value = unknownDuration(open.written);
      return { timer, name, value, clock, provenance: 'unknown', span: open.span, written: open.written, reference };
    }
    if (fallback === undefined) return undefined;
    const setting = { timer, name, value: fallback, clock, span: this.basics.span, written, unit, reference };
    if (fact.option === undefined) return { ...setting, provenance: 'platform' };
    const unread = this.basics.readsVariables === true ? this.basics.invocation?.launch.environmentUnread : undefined;
    if (unread === undefined) return { ...setting, provenance: 'default' };
    return { ...setting, provenance: 'assumed', from: notRead(unread) };
  }

  /** A number that is no clock; null where it is not known. Gives back the number where it is. */
  number(fact: string, option: string, fallback: number | null | undefined): number | undefined {
    const sourced = this.values.get(option);
    if (sourced !== undefined) {
      this.count(sourced);
      const value = typeof sourced.value === 'number' ? sourced.value : null;
      this.fact(fact, value, sourced.span);
      return value ?? undefined;
    }
    const value = this.values.open === undefined ? fallback : null;
    if (value !== undefined) this.fact(fact, value);
    return value ?? undefined;
  }

  /** Whether something is on; undefined where it is not known. */
  flag(option: string, fallback: boolean): boolean | undefined {
    const sourced = this.values.get(option);
    if (sourced === undefined) return this.values.open === undefined ? fallback : undefined;
    return typeof sourced.value === 'boolean' ? sourced.value : undefined;
  }

  bind(address: string, sourced?: Sourced): void {
    this.binds.push({ address, pieces: sourced?.pieces });
  }

  build(): AppReading {
    const { product, label, span, version, invocation } = this.basics;
    const { facts, factSpans, timers } = this;
    if (this.binds.length > 0) this.fact('app.binds', this.binds.map(({ address }) => address).join(', '));
    return {
      hop: {
        product,
        label,
        ...(version === undefined ? {} : { version }),
        layer: 7,
        facts,
        factSpans,
        span,
        timer: (name) => timers.get(name),
        insertions: (setting) => optionInsertions(invocation, setting),
      },
      binds: this.binds,
      observations: this.observations,
      unknowns: this.unknowns,
      written: this.written.size,
      files: this.files,
      invocation,
    };
  }
}

const UNLIMITED: Duration = { kind: 'unbounded' };
