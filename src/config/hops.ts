import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import {
  inOwnWords,
  settingNamed,
  statedApplicationLoadBalancer,
  type StatedHop,
  statedLoadBalancer,
} from '../sources/stated/index.js';
import { nginxHop, type NginxPlace } from './nginxHop.js';
import { readServer } from './servers.js';
import type { Product } from './words.js';

/** One stated hop as it behaves in its chain. */
export interface HopReading {
  readonly hop: Hop;
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** How many values of clocks and counts are written. */
  readonly written: number;
}

/** Gives a stated hop to the reader of its product. */
export function readHop(product: Product, hop: StatedHop, place: NginxPlace): HopReading {
  if (product === 'nginx') return nginxHop(hop, place);
  if (product === 'load-balancer') return balancer(statedLoadBalancer(hop), hop);
  if (product === 'aws-alb') return balancer(statedApplicationLoadBalancer(hop), hop);
  const { hop: read, observations, unknowns, written } = readServer(product, hop);
  return { hop: inOwnWords(read, hop), observations, unknowns, written };
}

function balancer(hop: Hop, stated: StatedHop): HopReading {
  const unknowns: Unknown[] = [];
  for (const timer of ['upstream.idle', 'downstream.age'] as const) {
    const setting = hop.timer(timer);
    if (setting?.provenance !== 'unknown') continue;
    unknowns.push({ kind: 'value', text: setting.written, name: setting.name, span: setting.span });
  }
  const names = ['idle_timeout', 'client_keep_alive'].filter((name) => settingNamed(stated, name) !== undefined);
  return { hop, observations: [], unknowns, written: names.length };
}
