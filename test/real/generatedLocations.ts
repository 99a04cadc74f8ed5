import type { Probe } from './configuration.js';
import { settings } from './generatedValues.js';
import { type Target, type Upstream, target } from './generatedUpstreams.js';
import type { Random } from './random.js';
import type { Item } from './writing.js';

/** A route without what its server adds to it. */
export type LocalProbe = Omit<Probe, 'label' | 'listen' | 'host' | 'firstOnAddress' | 'http2'>;

/** What generating one server gathers. */
export interface Drawing {
  readonly random: Random;
  readonly upstreams: readonly Upstream[];
  /** Moves some of a level's directives into files of their own. */
  readonly scatter: (items: readonly Item[]) => Item[];
  readonly probes: LocalProbe[];
  /** Named locations to be written at the level of the server. */
  readonly named: Item[];
  /** Numbers the locations of a server, so that every path is reached in one way only. */
  count: number;
}

interface Shape {
  readonly modifier: string;
  readonly location: string;
  readonly path: string;
}

/** One location of a server, with what is nested in it; its routes are added to `drawing.probes`. */
export function location(drawing: Drawing, outer?: string): Item {
  const { random } = drawing;
  const shape = shapeOf(drawing, outer);
  const head = `location ${shape.modifier}${shape.modifier === '' ? '' : ' '}${shape.location}`;
  const own = drawing.scatter(settings(random, 'location'));
  const nestable = shape.modifier === '' || shape.modifier === '^~';
  const nested: Item[] = [];
  if (nestable && random.chance(outer === undefined ? 0.4 : 0.2)) {
    for (let left = random.between(1, 2); left > 0; left--) nested.push(location(drawing, shape.location));
  }
  const route = { location: shape.location, modifier: shape.modifier, conditional: false };
  const inner = random.chance(0.72) ? forwarding(drawing, shape, route) : answering(drawing, shape, route);
  return { head, items: [...random.shuffled([...own, ...nested]), ...inner] };
}

function shapeOf(drawing: Drawing, outer: string | undefined): Shape {
  const { random } = drawing;
  const path = `${outer ?? '/'}p${drawing.count++}`;
  const modifier = random.pick(['', '', '', '', '=', '~', '~*', '^~']);
  if (modifier === '=') return { modifier, location: path, path };
  if (modifier === '~') return { modifier, location: `^${path}/`, path: `${path}/x` };
  if (modifier === '~*') return { modifier, location: `${path}\\.PHP$`, path: `${path}.php` };
  return { modifier, location: `${path}/`, path: `${path}/x` };
}

/** `proxy_pass`, with an `if` or a `limit_except` that sends some requests elsewhere. */
function forwarding(drawing: Drawing, shape: Shape, route: LocalProbe['route']): Item[] {
  const { random, upstreams, probes } = drawing;
  const fork = random.pick(['none', 'none', 'none', 'none', 'if', 'if', 'limit_except']);
  const to = target(random, upstreams, fork !== 'limit_except');
  const items: Item[] = [...to.set, pass(to, random, shape.modifier === '' || shape.modifier === '=')];
  const base = { path: shape.path, route, ...behind(to), ...(fork === 'limit_except' ? { method: 'GET' } : {}) };
  probes.push(base);
  if (fork === 'none') return items;
  let elsewhere = random.chance(0.25) ? to : target(random, upstreams, true);
  if (fork === 'limit_except') {
    // What a location sets is not set where `limit_except` has taken its place.
    while (elsewhere.set.length > 0) elsewhere = target(random, upstreams, true);
  }
  // `set` runs for every request of the location, so a second variable needs its own name.
  const set = elsewhere === to ? [] : elsewhere.set.map((line) => line.replace('$target', '$other'));
  const inner = pass(
    elsewhere === to ? to : { ...elsewhere, pass: elsewhere.pass.replace('$target', '$other') },
    random,
    false,
  );
  const conditional = { ...route, conditional: true };
  if (fork === 'limit_except') {
    probes.push({ path: shape.path, route: conditional, ...behind(elsewhere), method: 'POST' });
    return [...items, ...set, { head: 'limit_except GET', items: [inner] }];
  }
  probes.push({ path: `${shape.path}?other=1`, route: conditional, ...behind(elsewhere) });
  // An `if` without a `proxy_pass` of its own leaves the request where it was.
  return [...items, ...set, { head: random.pick(['if ($arg_other)', 'if ($arg_other = 1)']), items: [inner] }];
}

function pass(to: Target, random: Random, mayHavePath: boolean): string {
  const path = mayHavePath && !to.pass.includes('$') && random.chance(0.25) ? random.pick(['/', '/api/']) : '';
  const value = to.pass.includes('unix:') && path === '' ? to.pass.replace(/:$/, '') : to.pass;
  return `proxy_pass ${value}${path}`;
}

function behind(to: Target): Pick<LocalProbe, 'behind' | 'pool' | 'addresses'> {
  return { behind: to.behind, addresses: to.addresses, ...(to.pool === undefined ? {} : { pool: to.pool }) };
}

/** A location that forwards nothing itself: it answers, or jumps to another location. */
function answering(drawing: Drawing, shape: Shape, route: LocalProbe['route']): Item[] {
  const { random, probes } = drawing;
  const kind = random.pick(['return', 'file', 'try_files', 'error_page', 'rewrite']);
  if (kind === 'return' || kind === 'file') {
    probes.push({ path: shape.path, route, behind: 'nothing', addresses: 0 });
    return kind === 'file' ? [] : [random.pick(['return 204', 'return 200 "hello"', 'return 404'])];
  }
  if (kind === 'rewrite') {
    const other = `/p${drawing.count++}/`;
    drawing.named.push(jumpTarget(drawing, other, shape));
    return [`rewrite ^ ${other}rewritten last`];
  }
  const name = `@jump${drawing.count++}`;
  drawing.named.push(jumpTarget(drawing, name, shape));
  if (kind === 'try_files') return [`try_files /no/such/file ${name}`];
  // Nested locations inherit `error_page`, so each has a status of its own.
  const status = 450 + (drawing.count % 40);
  return [`error_page ${status} = ${name}`, `return ${status}`];
}

function jumpTarget(drawing: Drawing, name: string, { path, ...through }: Shape): Item {
  const { random, upstreams, probes } = drawing;
  const to = target(random, upstreams, true);
  probes.push({ path, through, route: { location: name, modifier: '', conditional: false }, ...behind(to) });
  const own = drawing.scatter(settings(random, 'location'));
  return { head: `location ${name}`, items: [...random.shuffled(own), ...to.set, pass(to, random, false)] };
}
