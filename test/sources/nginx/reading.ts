import { COMMAND_LINE, sliceOf, type SourceFile } from '../../../src/model/span.js';
import type { NginxHop } from '../../../src/sources/nginx/hop.js';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { type NginxReading, readNginx } from '../../../src/sources/nginx/index.js';
import { parseNginxVersion } from '../../../src/sources/nginx/version.js';
import { written } from '../../../src/sources/shared/pieces.js';

/** The last version before, and the first stable one after, pooling became the default (1.29.7). */
export const OLD = '1.28.0';
export const NEW = '1.30.0';

/** A whole configuration with this inside of `http {}`. */
export function http(text: string): string {
  return `events {}\nhttp {\n${text}\n}\n`;
}

/** Two or more servers of an upstream, at addresses 10.0.0.1 and on. */
export function servers(count: number): string {
  return Array.from({ length: count }, (_, index) => `server 10.0.0.${index + 1};`).join(' ');
}

interface Given {
  readonly version?: string | undefined;
  /** Files that includes may name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Values of names that a template leaves open. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What is read from `nginx.conf`. */
export function read(text: string, { version, files = {}, variables }: Given = {}): NginxReading {
  const all = Object.entries({ 'nginx.conf': text, ...files }).map(([name, each]): SourceFile => ({
    name,
    text: each,
  }));
  const typed = Object.entries(variables ?? {}).map(
    ([name, value]) =>
      [name, written({ file: { name: COMMAND_LINE, text: value }, start: 0, end: value.length })] as const,
  );
  return readNginx(
    all,
    hostOf(all),
    version === undefined ? undefined : parseNginxVersion(version),
    variables && new Map(typed),
  );
}

/** nginx on the route of a location; the only one, where none is named. */
export function hopOf(text: string, given: Given = {}, location?: string): NginxHop {
  const routes = read(text, given).routes.filter(({ route }) => location === undefined || route.location === location);
  const [only] = routes;
  if (only === undefined || routes.length > 1) throw new Error(`${routes.length} routes, not one`);
  return only.hop;
}

/** An observation in short: its data, the location it was seen in, and what stands at its places. */
export interface Seen {
  readonly id: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly location: string | undefined;
  readonly at: Readonly<Record<string, string>>;
  readonly confidence?: string;
}

/** What was observed under one name, without `nginx/`, in the order of the file. */
export function seen(id: string, text: string, given: Given = {}): Seen[] {
  return read(text, given)
    .observations.filter((each) => each.id === `nginx/${id}`)
    .map(({ data, route, places, confidence }) => ({
      id,
      data,
      location: route?.location,
      at: Object.fromEntries(places.map(({ name, span }) => [name, sliceOf(span)])),
      ...(confidence === undefined ? {} : { confidence }),
    }));
}
