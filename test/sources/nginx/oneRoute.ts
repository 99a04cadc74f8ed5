import type { Duration } from '../../../src/model/duration.js';
import type { Setting } from '../../../src/model/setting.js';
import type { SourceFile } from '../../../src/model/span.js';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { readNginx } from '../../../src/sources/nginx/index.js';
import type { NginxHop } from '../../../src/sources/nginx/hop.js';
import type { NginxRoute } from '../../../src/sources/nginx/routes.js';
import { parseNginxVersion } from '../../../src/sources/nginx/version.js';

/** All routes of one file. */
export function routesIn(text: string, version?: string, ...others: readonly SourceFile[]): readonly NginxRoute[] {
  const files = [{ name: 'nginx.conf', text }, ...others];
  const wanted = version === undefined ? undefined : parseNginxVersion(version);
  return readNginx(files, hostOf(files), wanted).routes;
}

/** nginx on the route of a location; without one, on the only route. */
export function hopIn(text: string, version?: string, path?: string): NginxHop {
  const all = routesIn(text, version);
  const found = path === undefined ? all : all.filter(({ route }) => route.location === path);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} routes instead of one`);
  return only.hop;
}

/** A configuration around what stands in `http`. */
export function http(content: string): string {
  return `events {}\nhttp {\n${content}\n}\n`;
}

/** A configuration with one location, and what stands around it. */
export function location(inside: string, server = '', outside = ''): string {
  return http(`${outside}\nserver {\n${server}\nlocation / {\n${inside}\n}\n}`);
}

/** A value as tests write it: milliseconds, or the plain number of a count; `unbounded` or `unknown`. */
export function valueIn(value: Duration): string {
  return value.kind === 'band' && value.min === value.max ? String(value.min) : value.kind;
}

/** `20000 explicit`, `5000 inherited from http`, `none`. */
export function settingIn(setting: Setting | undefined): string {
  if (setting === undefined) return 'none';
  const from = setting.from === undefined ? '' : ` from ${setting.from}`;
  return `${valueIn(setting.value)} ${setting.provenance}${from}`;
}
