import { type Duration, exactly, unknownDuration } from '../../model/duration.js';
import type { FactValue, Hop } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import { type Clock, TIMERS, type TimerName } from '../../model/timer.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { plainDuration } from './duration.js';
import { itemsOf, settingNamed, type StatedHop } from './stated.js';

const ATTRIBUTES =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html';
const IDLE_REFERENCE = `${ATTRIBUTES}#connection-idle-timeout`;
const KEEP_ALIVE_REFERENCE = `${ATTRIBUTES}#http-client-keep-alive-duration`;
const TROUBLE =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html';

/** The clocks that one idle timeout stands for, on both faces of the load balancer. */
const IDLE_CLOCKS: readonly TimerName[] = [
  'downstream.idle',
  'upstream.firstByte',
  'upstream.read',
  'upstream.idle',
  'tunnel.idle',
];

const FACTS: Readonly<Record<string, FactValue>> = { 'upstream.reuse': true, 'upstream.httpVersion': '1.1' };

/**
 * A layer-7 load balancer of no known make, as `--lb-idle` means it: one time for unused connections on both sides, for
 * a silent response and for silent tunnels. It repeats nothing.
 */
export function statedLoadBalancer(hop: StatedHop): Hop {
  const settings = idleSettings(hop, 'idle_timeout', plainDuration, undefined);
  return hopOf(hop, 'the load balancer', settings);
}

/**
 * An AWS Application Load Balancer. `idle_timeout` (60 s by default) counts on both sides; `client_keep_alive` (1 h) is
 * the life of a client connection, not its idle time; it waits 10 s for a target to take a connection.
 */
export function statedApplicationLoadBalancer(hop: StatedHop): Hop {
  const settings = idleSettings(hop, 'idle_timeout', wholeSeconds, { ms: 60_000, written: '60' });
  const age = settingNamed(hop, 'client_keep_alive');
  const [pieces] = age === undefined ? [] : itemsOf(age.value);
  const life = { timer: 'downstream.age', clock: 'deadline', reference: KEEP_ALIVE_REFERENCE } as const;
  settings.set(
    'downstream.age',
    age === undefined || pieces === undefined
      ? fixed({ ...life, name: 'client_keep_alive.seconds' }, hop, exactly(3_600_000), '3600', 'default')
      : written({ ...life, name: age.key }, pieces, wholeSeconds),
  );
  const connect = { timer: 'upstream.connect', clock: 'deadline', reference: TROUBLE, name: 'target connect' } as const;
  settings.set('upstream.connect', fixed(connect, hop, exactly(10_000), '10', 'platform'));
  return hopOf(hop, 'the ALB', settings);
}

type About = Pick<Setting, 'timer' | 'clock' | 'reference' | 'name'>;
type ReadDuration = (text: string) => number | undefined;

function idleSettings(
  hop: StatedHop,
  name: string,
  read: ReadDuration,
  fallback: { readonly ms: number; readonly written: string } | undefined,
): Map<TimerName, Setting> {
  const stated = settingNamed(hop, name);
  const [pieces] = stated === undefined ? [] : itemsOf(stated.value);
  const settings = new Map<TimerName, Setting>();
  for (const timer of IDLE_CLOCKS) {
    // It waits for each part of the response anew, the first one as well.
    const clock: Clock = timer === 'upstream.firstByte' ? 'inactivity' : TIMERS[timer];
    const about = { timer, clock, reference: IDLE_REFERENCE, name: stated?.key ?? name };
    if (stated !== undefined && pieces !== undefined) settings.set(timer, written(about, pieces, read));
    else if (fallback !== undefined) {
      settings.set(timer, fixed(about, hop, exactly(fallback.ms), fallback.written, 'default'));
    }
  }
  return settings;
}

function wholeSeconds(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined;
}

function written(about: About, pieces: Pieces, read: ReadDuration): Setting {
  const ms = unknownIn(pieces) === undefined ? read(textOf(pieces)) : undefined;
  const shown = writtenText(pieces);
  const value: Duration = ms === undefined ? unknownDuration(shown) : exactly(ms);
  const provenance = ms === undefined ? 'unknown' : 'explicit';
  return { ...about, value, provenance, span: spanOf(pieces), written: shown };
}

function fixed(
  about: About,
  { span }: StatedHop,
  value: Duration,
  shown: string,
  provenance: 'default' | 'platform',
): Setting {
  return { ...about, value, provenance, span, written: shown };
}

function hopOf({ product, span, version }: StatedHop, label: string, settings: ReadonlyMap<TimerName, Setting>): Hop {
  return {
    product,
    label,
    ...(version === undefined ? {} : { version }),
    layer: 7,
    facts: FACTS,
    factSpans: {},
    span,
    timer: (name) => settings.get(name),
  };
}
