import type { OpenWords } from '../shared/arguments/options.js';
import type { Sourced, Values } from '../shared/arguments/values.js';
import type { Entry } from './entries.js';

/** What turns an option off that is on or off. */
const NO = /^(?:false|0|no|off)$/i;

/** Options that are on or off. */
const FLAGS = new Set([
  'master',
  'die-on-term',
  'enable-threads',
  'so-keepalive',
  'exit-on-reload',
  'lazy-apps',
  'strict',
]);

/** Options that are text and never a number. */
const TEXTS = new Set([
  'socket',
  'http',
  'https',
  'http-socket',
  'http11-socket',
  'https-socket',
  'fastcgi-socket',
  'protocol',
  'hook-master-start',
  'hook-post-app',
]);

/** C's `atoi`: the number at the beginning, else 0. An empty value, as `key =` or a bare flag gives it, is 1. */
function atoi(text: string): number {
  if (text === '' || text === 'true') return 1;
  return Number.parseInt(/^\s*[+-]?\d{1,15}/.exec(text)?.[0] ?? '0', 10);
}

/** uWSGI's options as values, the last of each name counting; numbers as C reads them. */
export function uwsgiValues(entries: readonly Entry[], open: OpenWords | undefined): Values {
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    const before = byName.get(entry.name);
    if (before === undefined) byName.set(entry.name, [entry]);
    else before.push(entry);
  }
  const all = (name: string): readonly Sourced[] => {
    const found = byName.get(name) ?? [];
    const sources = new Set(found.map(({ from }) => from));
    return found.map((entry) => sourcedOf(name, entry, sources.size > 1));
  };
  return { all, get: (name) => all(name).at(-1), ...(open === undefined ? {} : { open }) };
}

function sourcedOf(
  name: string,
  { word, value, unknown, written, span, pieces, from }: Entry,
  several: boolean,
): Sourced {
  const known = TEXTS.has(name) ? value : FLAGS.has(name) ? !NO.test(value) : atoi(value);
  return {
    word,
    value: unknown === undefined ? known : undefined,
    ...(unknown === undefined ? {} : { unknown }),
    written,
    span,
    ...(pieces === undefined ? {} : { pieces }),
    ...(several ? { from } : {}),
  };
}
