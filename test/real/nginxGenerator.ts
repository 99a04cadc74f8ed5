import type { Configuration, Probe } from './configuration.js';
import { type Drawing, location } from './generatedLocations.js';
import { upstream } from './generatedUpstreams.js';
import { headerLines, mapsFor, settings } from './generatedValues.js';
import { Random } from './random.js';
import { type Item, write } from './writing.js';

/** What a private nginx needs, whatever is tested: nothing outside its own folder, one process, no noise. */
const MAIN = [
  'daemon off',
  'master_process off',
  'worker_processes 1',
  'pid nginx.pid',
  'error_log error.log info',
  { head: 'events', items: ['worker_connections 256'] },
];
const PRIVATE = [
  'access_log off',
  'client_max_body_size 0',
  'root html',
  ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name}`),
];

/** One random nested configuration; the same seed makes the same text. */
export function generate(seed: number): Configuration {
  const random = new Random(seed);
  const files = new Map<string, string>();
  const upstreams = Array.from({ length: random.between(1, 3) }, (_, index) => upstream(random, `pool${index}`));
  const scatter = scattering(random);
  const probes: Probe[] = [];
  const servers: Item[] = [];
  const listens = random.between(1, 2);
  for (let listen = 0; listen < listens; listen++) {
    const http2 = random.chance(0.08);
    const count = random.chance(0.3) ? 2 : 1;
    for (let index = 0; index < count; index++) {
      const host = `h${listen}${index}.test`;
      const drawing: Drawing = { random, upstreams, scatter, probes: [], named: [], count: 0 };
      const locations = Array.from({ length: random.between(1, 3) }, () => location(drawing));
      const items = random.shuffled<Item>([...scatter(settings(random, 'server')), ...locations, ...drawing.named]);
      const address = `listen 127.0.0.1:%LISTEN${listen}%${http2 ? ' http2' : ''}`;
      servers.push({ head: 'server', items: [address, `server_name ${host}`, ...items] });
      for (const probe of drawing.probes) {
        const place = [probe.route.modifier, probe.route.location, probe.route.conditional ? '(conditional)' : ''];
        const label = [host, ...place].filter(Boolean).join(' ');
        probes.push({ ...probe, label, listen, host, http2, firstOnAddress: index === 0 });
      }
    }
  }
  const inFiles = random.chance(0.15);
  const hosts: Item[] = inFiles ? [{ include: 'hosts.d/0.conf', mask: 'hosts.d/*.conf', items: servers }] : servers;
  const around = scatter(settings(random, 'http'));
  const blocks = [...around, ...upstreams.map((each) => each.block), { head: '', items: hosts }];
  const http = random.shuffled<Item>(blocks).flatMap((item) => (isGroup(item) ? item.items : [item]));
  const used = JSON.stringify(http);
  const maps = mapsFor(used);
  const withMaps = random.chance(0.5) ? [...maps, ...http] : [...http, ...maps];
  const text = write([...MAIN, { head: 'http', items: [...PRIVATE, ...withMaps] }], files, random);
  const all = [{ name: 'nginx.conf', text }, ...[...files].map(([name, body]) => ({ name, text: body }))];
  return { name: `seed ${seed}`, files: all, listens, sends: seed % 4 === 0, probes };
}

function isGroup(item: Item): item is { head: string; items: readonly Item[] } {
  return typeof item !== 'string' && 'head' in item && item.head === '';
}

/**
 * Moves part of a level into a file of its own, and adds a shared file of header lines such as Debian's `proxy_params`,
 * which several levels may include.
 */
function scattering(random: Random): (items: readonly Item[]) => Item[] {
  const shared: Item = { include: 'snippets/headers.conf', items: headerLines(random) };
  let parts = 0;
  return (items) => {
    const result = [...items];
    if (random.chance(0.12)) result.splice(random.between(0, result.length), 0, shared);
    if (items.length > 1 && random.chance(0.15)) {
      const from = random.between(0, items.length - 1);
      const moved = result.splice(from, random.between(1, 3));
      result.splice(from, 0, { include: `snippets/part${parts++}.conf`, items: moved });
    }
    return result;
  };
}
