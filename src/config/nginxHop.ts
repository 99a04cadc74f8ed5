/**
 * A stated nginx as the levels that its reader makes of a file: one server, one location and one upstream whose
 * directives stand in the configuration file. So it behaves, and is looked at, as one that is read from its own files.
 */
import type { Route } from '../model/chain.js';
import type { Observation, Unknown } from '../model/observation.js';
import type { SourceFile, Span } from '../model/span.js';
import { NginxHop } from '../sources/nginx/hop.js';
import { Level, type LevelKind } from '../sources/nginx/level.js';
import { Names } from '../sources/nginx/names.js';
import { observe } from '../sources/nginx/observe/index.js';
import type { Directive, Word } from '../sources/nginx/syntax.js';
import { parseNginxCount } from '../sources/nginx/time.js';
import { MAIN_FACTS, PASS_MODULES, type PassModule } from '../sources/nginx/timerFacts.js';
import { type NginxVersion, parseNginxVersion } from '../sources/nginx/version.js';
import { type Pieces, slicePieces, spanOf, textOf, unknownIn, writtenText } from '../sources/shared/pieces.js';
import { itemsOf, settingNamed, type StatedHop, type StatedSetting } from '../sources/stated/index.js';
import type { HopReading } from './hops.js';
import { STREAM_ONLY, UPSTREAM } from './nginxWords.js';

const MAIN = new Set(MAIN_FACTS.map((fact) => fact.directive));
const MOST_SERVERS = 64;

/** What stands around an nginx in its chain. */
export interface NginxPlace {
  readonly route: Route;
  /** What it passes requests to; undefined for the last hop. */
  readonly next: string | undefined;
  /** The version where the hop itself states none. */
  readonly version: string | undefined;
}

export function nginxHop(hop: StatedHop, { route, next, version: general }: NginxPlace): HopReading {
  const version = parseNginxVersion(hop.version ?? general ?? '');
  const isStream = hop.settings.some(({ name }) => STREAM_ONLY.has(name));
  const root = new Level('main', undefined, undefined);
  for (const setting of hop.settings) if (MAIN.has(setting.name)) root.own.add(directiveOf(setting));
  const level = isStream ? streamLevel(root, hop) : httpLevel(root, hop, next);
  const names = new Names();
  names.add(root);
  // To nginx the chain is all that one location does, and that one takes every request.
  const entry = { route: { ...route, location: '/' }, hop: new NginxHop(level, names, version, hop.span) };
  const { file } = hop.span;
  const seen = observed({ root, file }, names, version, entry, hop);
  const observations = seen.observations.map((each) => (each.route === undefined ? each : { ...each, route }));
  return { hop: entry.hop, ...seen, observations };
}

function observed(
  { root, file }: { readonly root: Level; readonly file: SourceFile },
  names: Names,
  version: NginxVersion,
  entry: { readonly route: Route; readonly hop: NginxHop },
  hop: StatedHop,
): Omit<HopReading, 'hop'> {
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  const counts = { written: 0 };
  const configuration = { root, file, whole: true };
  const scene = { configuration, names, version, routes: [entry], isTemplate: () => false };
  observe(scene, { observations, unknowns, counts });
  // Where nobody says which servers there are, nothing can be said of how many.
  const hasServers = settingNamed(hop, `${UPSTREAM}server`) !== undefined;
  const said = observations.filter(({ id }) => hasServers || id !== 'nginx/pool-too-small');
  return { observations: said, unknowns, written: counts.written };
}

function streamLevel(root: Level, hop: StatedHop): Level {
  const stream = child('stream', root, hop.span, 'stream');
  const server = child('stream server', stream, hop.span, 'server');
  for (const setting of hop.settings) if (!MAIN.has(setting.name)) server.own.add(directiveOf(setting));
  if (!server.own.has('proxy_pass')) server.own.add(made('proxy_pass', ['next'], hop.span));
  return server;
}

function httpLevel(root: Level, hop: StatedHop, next: string | undefined): Level {
  const http = child('http', root, hop.span, 'http');
  const module = moduleOf(hop);
  const pass = settingNamed(hop, `${module}_pass`);
  const pool = hop.settings.filter(({ name }) => name.startsWith(UPSTREAM));
  const target = targetName(pass, next ?? 'application');
  const isLiteral = pass !== undefined && pool.length === 0 && /[.:/$]|^localhost$/i.test(target);
  const forwards = next !== undefined || hop.settings.some(({ name }) => isUpstreamWord(name));
  if (forwards && !isLiteral) {
    const upstream = child('upstream', http, hop.span, 'upstream', [target]);
    for (const setting of pool) {
      const name = setting.name.slice(UPSTREAM.length);
      if (name === 'server')
        for (const item of itemsOf(setting.value)) upstream.own.add(ofPieces('server', setting, item));
      else upstream.own.add(directiveOf({ ...setting, name }));
    }
    if (!upstream.own.has('server')) {
      for (let at = serverCount(hop, module); at > 0; at--) upstream.own.add(made('server', [target], hop.span));
    }
  }
  const server = child('server', http, hop.span, 'server');
  const location = child('location', server, hop.span, 'location', ['/']);
  for (const setting of hop.settings) {
    if (MAIN.has(setting.name) || setting.name.startsWith(UPSTREAM)) continue;
    if (setting.name === 'proxy_set_header') {
      for (const item of itemsOf(setting.value)) location.own.add(ofPieces('proxy_set_header', setting, item, true));
    } else if (setting.name === 'Connection') location.own.add(connectionLine(setting));
    else (setting.name === 'http2' ? server : location).own.add(directiveOf(setting));
  }
  if (forwards && pass === undefined) {
    const scheme = module === 'proxy' ? 'http://' : module === 'grpc' ? 'grpc://' : '';
    location.own.add(made(`${module}_pass`, [`${scheme}${target}`], hop.span));
  }
  return location;
}

/** The module that passes requests on: the one that is named, else the one whose words are used. */
function moduleOf({ settings }: StatedHop): PassModule {
  const named = PASS_MODULES.find((module) => settings.some(({ name }) => name === `${module}_pass`));
  const used = PASS_MODULES.find((module) => settings.some(({ name }) => name.startsWith(`${module}_`)));
  return named ?? used ?? 'proxy';
}

function isUpstreamWord(name: string): boolean {
  return (
    name === 'Connection' || name.startsWith(UPSTREAM) || PASS_MODULES.some((module) => name.startsWith(`${module}_`))
  );
}

/** The host in `http://app/x`; where no `*_pass` is stated, the next hop stands for it. */
function targetName(pass: StatedSetting | undefined, fallback: string): string {
  const [pieces] = pass === undefined ? [] : itemsOf(pass.value);
  if (pieces === undefined) return fallback;
  const text = textOf(pieces).replace(/^[a-z]+:\/\//i, '');
  return text.startsWith('unix:') ? text : (text.split(/[/?]/, 1)[0] ?? fallback);
}

/** A number of tries says that there are as many servers to try, where nobody says which; not more than are kept. */
function serverCount(hop: StatedHop, module: PassModule): number {
  const count = (name: string): number | undefined => {
    const setting = settingNamed(hop, name);
    const [pieces] = setting === undefined ? [] : itemsOf(setting.value);
    return pieces === undefined ? undefined : parseNginxCount(textOf(pieces));
  };
  const tries = count(`${module}_next_upstream_tries`) || 1;
  return Math.max(1, Math.min(tries, count(`${UPSTREAM}keepalive`) || MOST_SERVERS, MOST_SERVERS));
}

function child(kind: LevelKind, parent: Level, span: Span, name: string, args: readonly string[] = []): Level {
  const level = new Level(kind, parent, made(name, args, span));
  parent.append(level);
  return level;
}

/** A directive that nobody wrote; it stands where the product is named. */
function made(name: string, args: readonly string[], span: Span): Directive {
  const { file, start, end } = span;
  const word = (text: string): Word => ({ text, start, end, quote: '', template: false });
  return { name: word(name), args: args.map(word), block: undefined, end, file };
}

/** A setting as a directive. The two times of `keepalive_timeout` and the words of a list are arguments of their own. */
function directiveOf(setting: StatedSetting): Directive {
  const splits = setting.name === 'keepalive_timeout' || setting.name.endsWith('_next_upstream');
  const args = itemsOf(setting.value).flatMap((item) => (splits ? wordsIn(item) : [wordOf(item)]));
  return directive(setting.name, setting, args);
}

function ofPieces(name: string, setting: StatedSetting, item: Pieces, isHeader = false): Directive {
  return directive(name, setting, isHeader ? headerWords(item) : wordsIn(item));
}

function directive(name: string, { keySpan }: StatedSetting, args: readonly Word[]): Directive {
  const { file, start, end } = keySpan;
  return { name: { text: name, start, end, quote: '', template: false }, args, block: undefined, end, file };
}

/** `Connection: ""` is short for the header line. */
function connectionLine(setting: StatedSetting): Directive {
  const { start, end } = setting.keySpan;
  const name: Word = { text: 'Connection', start, end, quote: '', template: false };
  return directive('proxy_set_header', setting, [name, ...itemsOf(setting.value).map(wordOf)]);
}

/** `Connection ""`, as in nginx: the header's name, then all of its value, with or without quotes. */
function headerWords(pieces: Pieces): Word[] {
  const text = textOf(pieces);
  const match = /^\s*(\S+)\s*/.exec(text.slice(0, 1000));
  if (match === null) return [];
  const from = match[0].length;
  const start = match[0].indexOf(match[1] as string);
  const name = wordOf(slicePieces(pieces, start, start + (match[1] as string).length));
  const value = text.slice(from).trimEnd();
  const isQuoted = /^(["']).*\1$/s.test(value) && value.length > 1;
  const cut = isQuoted ? 1 : 0;
  const word = wordOf(slicePieces(pieces, from + cut, from + value.length - cut));
  return [name, word];
}

function wordsIn(pieces: Pieces): Word[] {
  if (unknownIn(pieces) !== undefined) return [wordOf(pieces)];
  return [...textOf(pieces).matchAll(/\S+/g)].map((match) =>
    wordOf(slicePieces(pieces, match.index, match.index + match[0].length)),
  );
}

function wordOf(pieces: Pieces): Word {
  const { start, end } = spanOf(pieces);
  const template = unknownIn(pieces) !== undefined;
  return { text: template ? writtenText(pieces) : textOf(pieces), start, end, quote: '', template };
}
