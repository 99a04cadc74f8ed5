import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import { inOwnWords, type StatedHop, statedService } from '../sources/stated/index.js';
import { nginxHop, type NginxPlace } from './nginxHop.js';
import { readServer } from './servers.js';
import { SERVICES } from './serviceWords.js';
import { isServer, type Product } from './words.js';

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
  const service = SERVICES.get(product);
  if (service !== undefined) return statedService(service, hop);
  if (!isServer(product)) throw new Error(`no product is named ${product}`);
  const { hop: read, observations, unknowns, written } = readServer(product, hop);
  return { hop: inOwnWords(read, hop), observations, unknowns, written };
}
