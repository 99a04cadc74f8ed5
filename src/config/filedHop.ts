/** Hops that are stated by the files that configure them, or by the command that starts them. */
import type { Route } from '../model/chain.js';
import type { Hop } from '../model/hop.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile, Span } from '../model/span.js';
import { readNginx } from '../sources/nginx/index.js';
import { parseNginxVersion } from '../sources/nginx/version.js';
import type { Launch } from '../sources/shared/launch.js';
import { type Pieces, spanOf } from '../sources/shared/pieces.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import type { Around } from './index.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';
import { filesNamed, type ServersReading } from './readFiles.js';
import { versionOf } from './statedHop.js';
import { isServer, type Product } from './words.js';

/** One way through a hop: a route of its own files, and whether its requests go on to the next hop. */
export interface Way {
  readonly route?: Route;
  readonly hop: Hop;
  readonly goesOn: boolean;
}

/** A hop as its own files or command say. */
export interface FiledHop {
  readonly product: Product;
  /** Where the product is named. */
  readonly span: Span;
  /** Several where the files have several routes. */
  readonly ways: readonly Way[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  readonly written: number;
  readonly files: readonly SourceFile[];
  readonly problems: readonly ConfigurationProblem[];
}

/** Whether a hop is stated by what it names instead of by settings. */
export function namesFiles(value: YamlValue): boolean {
  return value.get('files') !== undefined || value.get('command') !== undefined;
}

/** Reads a hop that names files or a command; undefined where it names no server. */
export function filedHop(value: YamlValue, around: Around): FiledHop | undefined {
  const named = value.get('product');
  const product = named?.known();
  if (named === undefined || product === undefined || !isServer(product)) return undefined;
  const problems = besides(value, product);
  const reading =
    problems.length > 0 ? NOTHING : product === 'nginx' ? nginxIn(value, around) : serverIn(value, product, around);
  return { product, span: named.span, ...NOTHING, ...reading, problems: [...problems, ...(reading.problems ?? [])] };
}

type Reading = Partial<Omit<FiledHop, 'product' | 'span'>>;

const NOTHING = { ways: [], observations: [], unknowns: [], written: 0, files: [], problems: [] } satisfies Reading;

/** What stands beside `files` or `command` and belongs into what they name. */
function besides(value: YamlValue, product: Product): ConfigurationProblem[] {
  const by = value.get('files') === undefined ? 'command' : 'files';
  const allowed = new Set(['product', by, ...(product === 'nginx' ? ['version'] : [])]);
  return [...value.entries().values()]
    .filter(({ key }) => !allowed.has(key))
    .map(({ key, keySpan }) => {
      const message = `${quoted(key)} stands beside ${quoted(by)}: state ${product} by ${quoted(by)} alone, or by its settings`;
      return problemAt(keySpan, message);
    });
}

function nginxIn(value: YamlValue, around: Around): Reading {
  const { host, nginxVersion } = around;
  const list = value.get('files');
  if (list === undefined) return NOTHING;
  const { files, problems } = filesNamed(list, around);
  if (host === undefined || problems.length > 0) return { problems };
  const reading = readNginx(files, host, parseNginxVersion(versionOf(value.get('version')) ?? nginxVersion ?? ''));
  const ways = reading.routes.map(({ route, hop }) => ({
    route,
    hop,
    goesOn: hop.layer === 4 || hop.target !== undefined,
  }));
  if (ways.length > 0) return { ...reading, ways };
  return { problems: [problemAt(list.span, 'these files have no route: no server block is in them')] };
}

function serverIn(value: YamlValue, product: Product, around: Around): Reading {
  const { readServers, variables } = around;
  const [list, command] = [value.get('files'), value.get('command')];
  const pieces = command?.pieces();
  if (list === undefined && pieces === undefined) return NOTHING;
  const place = list?.span ?? spanOf(pieces as Pieces);
  if (readServers === undefined) return { problems: [problemAt(place, 'files and commands cannot be looked up here')] };
  const { files, problems } = list === undefined ? { files: [], problems: [] } : filesNamed(list, around);
  if (problems.length > 0) return { problems };
  const reading = readServers(files, list === undefined ? [launchOf(pieces as Pieces)] : [], variables);
  const own = reading.servers.filter(({ hop }) => hop.product === product);
  const [only] = own;
  if (own.length !== 1 || only === undefined)
    return { problems: [problemAt(place, notOne(product, own.length, list, reading))] };
  return { ...reading, observations: aboutIt(product, reading), ways: [{ hop: only.hop, goesOn: true }] };
}

/** Of files that start more than this server, what is seen of it. */
function aboutIt(product: Product, { servers, observations }: ServersReading): readonly Observation[] {
  return servers.length === 1 ? observations : observations.filter(({ id }) => id.startsWith(`${product}/`));
}

function notOne(product: Product, count: number, list: YamlValue | undefined, { servers }: ServersReading): string {
  const [what, start] = list === undefined ? ['this command', 'starts'] : ['these files', 'start'];
  if (count > 1) return `${what} ${start} ${count} times ${product}: name a file with one, or its command`;
  const others = [...new Set(servers.map(({ hop }) => hop.product))];
  return `${what} ${start} no ${product}${others.length === 0 ? '' : ` but ${others.join(', ')}`}`;
}

/** A command as it would be typed. */
function launchOf(script: Pieces): Launch {
  return {
    carrier: 'command-line',
    name: '',
    command: { form: 'shell', script, shell: '/bin/sh' },
    environment: new Map(),
    environmentOpen: false,
    span: spanOf(script),
    stop: {},
  };
}
