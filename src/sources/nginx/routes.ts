import type { Route } from '../../model/chain.js';
import type { SourceFile, Span } from '../../model/span.js';
import { NginxHop } from './hop.js';
import type { Level } from './level.js';
import type { Names } from './names.js';
import { isShipped } from './shipped.js';
import { passOf } from './target.js';
import type { Configuration } from './tree.js';
import type { NginxVersion } from './version.js';

/** One route through nginx and how nginx behaves on it. */
export interface NginxRoute {
  readonly route: Route;
  readonly hop: NginxHop;
}

/**
 * Every route of a configuration, in the order of the file: each location, nested ones included; each server without
 * a location `/` for what no location takes; each `if` and `limit_except` that sends requests elsewhere; each server
 * of `stream`. A configuration without any server has one route, for what its outermost level sets.
 */
export function routesOf(configuration: Configuration, names: Names, version: NginxVersion): NginxRoute[] {
  const routes: NginxRoute[] = [];
  for (const http of configuration.root.children) {
    if (http.kind === 'stream') addStreams(http, names, version, routes);
    if (http.kind !== 'http') continue;
    let any = false;
    for (const server of http.children) {
      if (server.kind !== 'server') continue;
      any = true;
      addServer(server, configuration.file, names, version, routes);
    }
    if (!any && http.own.all.some(({ file }) => !isShipped(file))) {
      const route = { server: [], listen: [], location: '', modifier: '', protocol: 'http' as const };
      const span = openingSpan(http, configuration.file);
      routes.push({ route: { ...route, span }, hop: new NginxHop(http, names, version, span) });
    }
  }
  return routes;
}

function addServer(server: Level, file: SourceFile, names: Names, version: NginxVersion, routes: NginxRoute[]): void {
  const common = {
    server: server.get('server_name').flatMap((line) => line.args.map((word) => word.text)),
    listen: listenOf(server),
    protocol: 'http' as const,
  };
  const add = (level: Level, place: Pick<Route, 'location' | 'modifier' | 'condition'>): void => {
    const span = openingSpan(level, file);
    routes.push({ route: { ...common, ...place, span }, hop: new NginxHop(level, names, version, span) });
  };
  const before = routes.length;
  const visit = (level: Level, place: { location: string; modifier: string }): void => {
    for (const child of level.children) {
      if (child.kind === 'location') {
        const inner = placeOf(child);
        add(child, inner);
        visit(child, inner);
      } else if ((child.kind === 'if' || child.kind === 'limit_except') && hasOwnPass(child)) {
        const args = child.opening?.args.map((word) => word.text).join(' ') ?? '';
        add(child, { ...place, condition: `${child.kind} ${args}`.trim() });
      }
    }
  };
  visit(server, { location: '', modifier: '' });
  const all = server.children.some((child) => child.kind === 'location' && isCatchAll(child));
  if (!all && (!server.unseen || routes.length === before)) add(server, { location: '', modifier: '' });
}

function hasOwnPass(level: Level): boolean {
  return passOf(level)?.directive !== (level.parent && passOf(level.parent)?.directive);
}

function isCatchAll(location: Level): boolean {
  const { location: path, modifier } = placeOf(location);
  return path === '/' && (modifier === '' || modifier === '^~');
}

/** A location's modifier and path; nginx also takes them written together: `=/x`, `~^/y`. */
function placeOf(level: Level): { location: string; modifier: string } {
  const [first, second] = level.opening?.args ?? [];
  if (first === undefined) return { location: '', modifier: '' };
  if (second !== undefined) return { location: second.text, modifier: first.text };
  const match = first.quote === '' ? /^(=|~\*|\^~|~)(.+)$/s.exec(first.text) : null;
  return match === null
    ? { location: first.text, modifier: '' }
    : { location: match[2] as string, modifier: match[1] as string };
}

function listenOf(server: Level): string[] {
  if (server.unseen) return [];
  const lines = server.get('listen');
  return lines.length === 0 ? ['*:80'] : [...new Set(lines.map((line) => fullAddress(line.args[0]?.text ?? '')))];
}

/** A `listen` address with its parts filled in: `80` is `*:80`, `127.0.0.1` is `127.0.0.1:80`. */
function fullAddress(text: string): string {
  if (text.startsWith('unix:')) return text;
  if (/^\d+$/.test(text)) return `*:${text}`;
  return /:\d+$/.test(text) || /[${%]/.test(text) ? text : `${text}:80`;
}

function addStreams(stream: Level, names: Names, version: NginxVersion, routes: NginxRoute[]): void {
  for (const server of stream.children) {
    if (server.kind !== 'stream server' || server.opening === undefined) continue;
    const span = openingSpan(server, server.opening.file);
    const route: Route = { server: [], listen: listenOf(server), location: '', modifier: '', protocol: 'stream', span };
    routes.push({ route, hop: new NginxHop(server, names, version, span) });
  }
}

/** The name of the block, or for a file's top level the file's first word. */
function openingSpan(level: Level, file: SourceFile): Span {
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    if (at.opening !== undefined)
      return { file: at.opening.file, start: at.opening.name.start, end: at.opening.name.end };
  }
  const first = level.own.all[0] ?? level.children[0]?.opening;
  return first === undefined
    ? { file, start: 0, end: 0 }
    : { file: first.file, start: first.name.start, end: first.name.end };
}
