import type { ValueShape } from './shapes.js';
import type { Word } from './words.js';

const WHOLE: ValueShape = { kind: 'whole', least: 0 };
const ON_OFF: ValueShape = { kind: 'boolean' };
const TEXTS: ValueShape = { kind: 'texts' };

/** uWSGI has more than a thousand options; these are the ones that clocks, connections and stopping depend on. */
const OPTIONS: readonly (readonly [shape: ValueShape, names: string])[] = [
  [
    WHOLE,
    'harakiri http-timeout http-keepalive http-headers-timeout http-connect-timeout socket-timeout workers processes ' +
      'threads max-requests listen worker-reload-mercy reload-mercy buffer-size cheaper',
  ],
  [ON_OFF, 'master die-on-term enable-threads so-keepalive exit-on-reload lazy-apps strict thunder-lock vacuum'],
  [TEXTS, 'http https http-socket http11-socket https-socket socket uwsgi-socket fastcgi-socket'],
  [{ kind: 'text' }, 'protocol module wsgi-file'],
];

/** Each by the name that an ini file has, and by its flag. */
export function uwsgiWords(): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  for (const [shape, names] of OPTIONS) {
    for (const name of names.split(' ')) {
      const word: Word = { name: OTHER_NAMES.get(name) ?? name, shape };
      words.set(name, word);
      words.set(`--${name}`, word);
    }
  }
  return words;
}

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['processes', 'workers'],
  ['uwsgi-socket', 'socket'],
]);
