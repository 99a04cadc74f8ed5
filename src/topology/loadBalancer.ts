import { exactly } from '../model/duration.js';
import type { FactValue, Hop } from '../model/hop.js';
import type { Setting } from '../model/setting.js';
import type { Span } from '../model/span.js';
import { TIMERS, type TimerName } from '../model/timer.js';

/** `--lb-idle`: a duration in milliseconds and where it was typed. */
export interface LoadBalancerIdle {
  readonly ms: number;
  readonly span: Span;
}

const REFERENCE =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout';

/** The clocks that the one number of `--lb-idle` stands for, as on an AWS Application Load Balancer. */
const CLOCKS: readonly TimerName[] = [
  'downstream.idle',
  'upstream.firstByte',
  'upstream.read',
  'upstream.idle',
  'tunnel.idle',
];

/**
 * The hop that `--lb-idle` stands for: a layer-7 load balancer that keeps unused connections for reuse, waits for a
 * silent response, and closes client connections and tunnels that are silent, all for the same time; it repeats nothing.
 */
export function loadBalancer(idle: LoadBalancerIdle): Hop {
  const written = idle.span.file.text.slice(idle.span.start, idle.span.end);
  const settings = new Map<TimerName, Setting>();
  for (const timer of CLOCKS) {
    settings.set(timer, {
      timer,
      name: '--lb-idle',
      value: exactly(idle.ms),
      clock: timer === 'upstream.firstByte' ? 'inactivity' : TIMERS[timer],
      provenance: 'flag',
      span: idle.span,
      written,
      reference: REFERENCE,
    });
  }
  const facts: Record<string, FactValue> = { 'upstream.reuse': true, 'upstream.httpVersion': '1.1' };
  return {
    product: 'load-balancer',
    label: 'the load balancer',
    layer: 7,
    facts,
    factSpans: {},
    span: idle.span,
    symptoms: { race: 'a 502', raceLog: '502 without a target status', silence: 'a 504' },
    timer: (name) => settings.get(name),
  };
}
