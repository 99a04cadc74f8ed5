/** Stated app servers, each given to its own reader as the command or the file that would say the same. */
import { readDaphne } from '../sources/daphne/index.js';
import { readGranian } from '../sources/granian/index.js';
import { readGunicorn } from '../sources/gunicorn/index.js';
import type { PythonModule, PyValue } from '../sources/gunicorn/pythonTypes.js';
import { settingFact } from '../sources/gunicorn/settingFacts.js';
import { readHypercorn } from '../sources/hypercorn/index.js';
import type { AppReading } from '../sources/shared/app.js';
import { parseClick } from '../sources/shared/arguments/click.js';
import type { ParseArguments } from '../sources/shared/arguments/options.js';
import { type Pieces, spanOf, textOf, unknownIn, writtenText } from '../sources/shared/pieces.js';
import {
  isTrue,
  itemsOf,
  type Saying,
  statedInvocation,
  type StatedHop,
  type StatedSetting,
} from '../sources/stated/index.js';
import { readUvicorn } from '../sources/uvicorn/index.js';
import { readUwsgi } from '../sources/uwsgi/index.js';
import { OPTIONAL_VALUE, WITHOUT_VALUE } from '../sources/uwsgi/table.js';
import { readWaitress } from '../sources/waitress/index.js';
import { type ServerProduct, wordsOf } from './words.js';

export type AppServer = Exclude<ServerProduct, 'nginx'>;

const nothing = (): undefined => undefined;
/** Words are given as `--flag=value`, which click and argparse take alike. */
const parse: ParseArguments = (args, grammar) => parseClick(args, grammar, new Map());

export function readServer(product: AppServer, hop: StatedHop): AppReading {
  const { version } = hop;
  if (product === 'gunicorn') return readStatedGunicorn(hop);
  const say = product === 'uwsgi' ? uwsgiSaying : (setting: StatedSetting) => optionSaying(product, setting);
  const invocation = statedInvocation(product, hop, say);
  switch (product) {
    case 'uvicorn':
      return readUvicorn(invocation, nothing, version);
    case 'hypercorn':
      return readHypercorn(invocation, nothing, parse, version === undefined ? {} : { version });
    case 'granian':
      return readGranian(invocation, nothing, version);
    case 'daphne':
      return readDaphne(invocation, nothing, parse, version);
    case 'waitress':
      return readWaitress(invocation, nothing, version);
    case 'uwsgi':
      return readUwsgi(invocation, nothing, version);
  }
}

/** How an option is said on the command line of a server, whichever spelling was used. */
function optionSaying(product: AppServer, { key }: StatedSetting): Saying | undefined {
  const word = wordsOf(product).get(key);
  if (word?.option === undefined) return undefined;
  const { flags, off, kind } = word.option;
  const on = flags.find((flag) => flag.startsWith('--')) ?? flags[0];
  if (on === undefined) return undefined;
  const [not] = off ?? [];
  if (kind !== 'flag') return { flag: on, takesValue: true };
  if (word.negative !== true) return { flag: on, off: not, takesValue: false };
  return not === undefined ? undefined : { flag: not, off: on, takesValue: false };
}

function uwsgiSaying({ name, value }: StatedSetting): Saying {
  const [pieces] = itemsOf(value);
  const bare = WITHOUT_VALUE.has(name) || (OPTIONAL_VALUE.has(name) && pieces !== undefined && textOf(pieces) === '');
  return { flag: `--${name}`, takesValue: !bare };
}

/**
 * gunicorn's settings are given to it as those of its configuration file, where each goes by its own name and has a type,
 * as in YAML. The file it is told of is empty: its names come from what is stated.
 */
function readStatedGunicorn(hop: StatedHop): AppReading {
  const { file } = hop.span;
  const settings = { name: file.name, text: '' };
  const names = new Map<string, PyValue>();
  const bindings = new Map<string, StatedSetting['keySpan']>();
  for (const setting of hop.settings) {
    const value = pythonValue(setting);
    if (value === undefined) continue;
    names.set(setting.name, value);
    bindings.set(setting.name, setting.keySpan);
  }
  const module: PythonModule = { names, bindings, classes: new Map() };
  const invocation = statedInvocation('gunicorn', hop, nothing);
  const read = (path: string) => (path === 'gunicorn.conf.py' ? settings : undefined);
  const version = hop.version
    ?.match(/^\d+(?:\.\d+)*/)?.[0]
    .split('.')
    .map(Number);
  const reading = readGunicorn(
    invocation,
    read,
    () => module,
    (pieces) => [pieces],
    version,
  );
  return { ...reading, files: [] };
}

/** A value as Python has it: whole numbers and truth where YAML has them, texts for everything else. */
function pythonValue(setting: StatedSetting): PyValue | undefined {
  const { value, name } = setting;
  if (value.kind === 'list') {
    return {
      span: value.span,
      kind: 'list',
      value: value.items.map((item) => textValue(item.pieces)),
      written: '[...]',
    };
  }
  const { pieces, quoted } = value;
  const fact = settingFact(name);
  const text = textOf(pieces);
  if (unknownIn(pieces) !== undefined) return unknownValue(pieces);
  const basics = { span: spanOf(pieces), written: text, pieces };
  if (fact?.kind === 'flag' || /^(?:true|false)$/i.test(text)) {
    const negative = wordsOf('gunicorn').get(setting.key)?.negative === true;
    return { ...basics, kind: 'boolean', value: isTrue(setting) !== negative };
  }
  if (!quoted && fact?.kind === 'count' && /^\d+$/.test(text))
    return { ...basics, kind: 'number', value: Number(text) };
  return textValue(pieces);
}

function textValue(pieces: Pieces): PyValue {
  const text = textOf(pieces);
  return { span: spanOf(pieces), kind: 'string', value: text, written: text, pieces };
}

function unknownValue(pieces: Pieces): PyValue {
  const text = textOf(pieces);
  const unknown = unknownIn(pieces);
  const basics = { span: spanOf(pieces), kind: 'unknown', written: writtenText(pieces) } as const;
  return unknown?.fallback === undefined ? basics : { ...basics, fallback: { ...textValue(pieces), value: text } };
}
