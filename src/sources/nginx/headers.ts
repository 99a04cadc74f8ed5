import type { Level } from './level.js';
import { evaluateEmpty, type MapBlock, type Names } from './names.js';
import type { Directive } from './syntax.js';
import { poolsByDefault, type NginxVersion } from './version.js';

/** What nginx sends as `Connection` to the upstream on an ordinary request, one that asks for no upgrade. */
export interface ConnectionHeader {
  /** The value; empty when the header is not sent; null when it cannot be known without a request. */
  readonly value: string | null;
  /** `default`: nobody sets it at the effective level; `lost`: an outer level does, but inner headers replace it. */
  readonly origin: 'default' | 'lost' | 'literal' | 'map' | 'unknown';
  /** The `proxy_set_header` that decides. */
  readonly directive: Directive | undefined;
  readonly map: MapBlock | undefined;
  /** The entry of the map that decides. */
  readonly entry: Directive | undefined;
}

/** The header lines in force at a level: those of the nearest level that has any, since they replace all outer ones. */
export function effectiveHeaders(level: Level, directive: string): readonly Directive[] {
  return level.setter(directive)?.get(directive) ?? [];
}

/** The last line that sets a header, compared without case. */
export function headerLine(lines: readonly Directive[], name: string): Directive | undefined {
  return lines.findLast((line) => isNamed(line, name));
}

/**
 * Whether an unreadable include stands between a level and the one that sets its headers. Such a file may set headers
 * of its own, and so replace all of those.
 */
export function headersUncertain(level: Level, directive: string): boolean {
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    if (at.partial || (at.unseen && !at.own.has(directive))) return true;
    if (at.own.has(directive)) return false;
  }
  return false;
}

/** The `Connection` header of `proxy_pass` at a level. Several lines for it are all sent. */
export function connectionHeader(level: Level, names: Names, version: NginxVersion): ConnectionHeader {
  const none = { directive: undefined, map: undefined, entry: undefined };
  const setter = level.setter('proxy_set_header');
  const lines = setter === undefined ? [] : connectionLines(setter);
  if (lines.length === 0) {
    const pools = poolsByDefault(version);
    const value = pools === undefined ? null : pools ? '' : 'close';
    const outer = setter && outerLine(setter, 'connection');
    return { ...none, value, origin: outer === undefined ? 'default' : 'lost', directive: outer };
  }
  const headers = lines.map((line) => ({ ...none, ...evaluateHeader(line, names), directive: line }));
  const sent = headers.filter((header) => header.value !== '');
  const decisive = sent.find((header) => header.value === null || /close/i.test(header.value)) ?? sent[0] ?? headers[0];
  if (sent.some((header) => header.value === null))
    return { ...(decisive as ConnectionHeader), value: null, origin: 'unknown' };
  return { ...(decisive as ConnectionHeader), value: sent.map((header) => header.value).join(', ') };
}

/** The lines of a level for `Connection`. */
function connectionLines(setter: Level): Directive[] {
  const found: Directive[] = [];
  for (const line of setter.own.all) {
    if (line.name.text === 'proxy_set_header' && isNamed(line, 'connection')) found.push(line);
  }
  return found;
}

/** Whether a header line is for a header, whose name is given in small letters. */
function isNamed(line: Directive, name: string): boolean {
  const written = line.args[0]?.text;
  return written !== undefined && written.length === name.length && written.toLowerCase() === name;
}

/** The nearest line of an outer level that sets a header which the lines of `setter` replace. */
export function outerLine(setter: Level, name: string): Directive | undefined {
  for (
    let at = setter.parent?.setter('proxy_set_header');
    at !== undefined;
    at = at.parent?.setter('proxy_set_header')
  ) {
    const line = headerLine(at.get('proxy_set_header'), name);
    if (line !== undefined) return line;
  }
  return undefined;
}

function evaluateHeader(line: Directive, names: Names): Pick<ConnectionHeader, 'value' | 'origin' | 'map' | 'entry'> {
  const word = line.args[1];
  const unknown = { value: null, origin: 'unknown' as const, map: undefined, entry: undefined };
  if (word === undefined || word.template) return unknown;
  if (!word.text.includes('$')) return { ...unknown, value: word.text, origin: 'literal' };
  const variable = /^\$\{?(\w+)\}?$/.exec(word.text)?.[1];
  if (variable === undefined) return unknown;
  // `$http_upgrade` itself is empty when the client asks for no upgrade.
  if (variable.toLowerCase() === 'http_upgrade') return { ...unknown, value: '', origin: 'map' };
  const map = names.map(variable);
  if (map === undefined || !/^\$\{?http_upgrade\}?$/i.test(map.source)) return unknown;
  const result = evaluateEmpty(map);
  if (result === undefined || result.value.includes('$')) return { ...unknown, map };
  return { value: result.value, origin: 'map', map, entry: result.entry };
}

/** Whether a level forwards `Upgrade`, so that WebSockets can pass. */
export function upgradeLine(level: Level): Directive | undefined {
  const line = headerLine(effectiveHeaders(level, 'proxy_set_header'), 'upgrade');
  return line !== undefined && line.args[1]?.text !== '' ? line : undefined;
}
