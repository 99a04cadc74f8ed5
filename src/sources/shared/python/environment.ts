/** Environment variables, and the libraries through which they are read. */
import type { Span } from '../../../model/span.js';
import { spanOf, textOf, unknownIn, writtenText } from '../pieces.js';
import type { Pieces } from '../pieces.js';
import type { Context } from './context.js';
import { toBoolean, toFloat, toInteger, toText } from './conversions.js';
import { lift, settledFallback } from './lift.js';
import { mergeValues, withoutMissing } from './merge.js';
import { pyBoolean, pyString, pyText, pyUnknown } from './value.js';
import type { PyString, PyUnknown, PyValue } from './value.js';

/** Bound in the scope when any variable may have been set; no name of Python's looks like it. */
const ANY = 'environ[*]';

/** What a variable is: as the program set it before, as the environment says, or else unknown with its default. */
export function readVariable(context: Context, name: PyValue, otherwise: PyValue | undefined, span: Span): PyValue {
  if (name.kind !== 'string') return pyUnknown(span);
  const variable = name.value;
  const { variables } = context.volatile;
  if (variables.has(variable) || variables.has('*') || context.scope.get(ANY)) return pyUnknown(span, { variable });
  const key = `environ[${variable}]`;
  // When a function is called, before or after that, is not known.
  if (context.place === 'function' && context.moduleLog.values.has(key)) return pyUnknown(span, { variable });
  const set = context.scope.get(key);
  if (set && !(set.kind === 'unknown' && set.mayBeMissing)) return set;
  const outside = readOutside(context.environment(variable), variable, otherwise, span);
  return set ? mergeValues([withoutMissing(set), outside], span) : outside;
}

function readOutside(
  pieces: Pieces | undefined,
  variable: string,
  otherwise: PyValue | undefined,
  span: Span,
): PyValue {
  if (!pieces) {
    const fallback = otherwise && settledFallback(otherwise);
    return pyUnknown(span, { variable, ...(fallback && { fallback }) });
  }
  const place = spanOf(pieces);
  if (!unknownIn(pieces)) return { ...pyString(pieces, place), written: writtenText(pieces), variable };
  const isSettled = pieces.every(({ unknown }) => !unknown || unknown.fallback !== undefined);
  const fallback: PyString = pyText(textOf(pieces), place);
  return { ...pyUnknown(place, { variable, ...(isSettled && { fallback }) }), written: writtenText(pieces) };
}

/** `os.environ[name] = value`. */
export function setVariable(context: Context, name: PyValue, value: PyValue): void {
  if (name.kind === 'string') context.set(`environ[${name.value}]`, value);
  else context.set(ANY, pyUnknown(name.span));
}

/** Variables that a part of a program may set or take away; `*` for one without a name in quotes, which may be any. */
export function variablesSetIn(text: string): Set<string> {
  const key = /\benviron\w*(?:\[([^\]\n]{0,200})\]\s*(?:[-+*/%|]?=(?!=)|,)|\.(?:setdefault|pop)\(([^,)\n]{0,200}))/g;
  const found = new Set<string>();
  for (const [, element, argument] of text.matchAll(key)) {
    found.add(/^\s*(['"])(\w+)\1\s*$/.exec(element ?? argument ?? '')?.[2] ?? '*');
  }
  if (/\benviron\w*\.(?:update|clear)|\bputenv\(|\bdel\b[^\n]{0,200}environ/.test(text)) found.add('*');
  return found;
}

/** Takes variables for unknown that a part sets, when it is not known how often that runs. */
export function forgetVariables(context: Context, roots: ReadonlySet<string>, text: string, span: Span): void {
  for (const root of roots) {
    const value = context.scope.get(root);
    const reference = value?.kind === 'unknown' ? value.reference : undefined;
    if (reference !== 'os' && reference !== 'os.environ') continue;
    const isPlain = root === 'os' || root === 'environ';
    for (const name of isPlain ? variablesSetIn(text) : ['*']) context.set(`environ[${name}]`, pyUnknown(span));
  }
}

/** Whether a name stands for a variable and not for one of Python's names. */
export function isVariableName(name: string): boolean {
  return name.includes('[');
}

export interface Given {
  readonly args: readonly PyValue[];
  readonly keywords: ReadonlyMap<string, PyValue>;
  readonly span: Span;
}

/** In which order a reader takes what follows the variable's name, and whether it converts its default too. */
interface Reader {
  readonly second: 'default' | 'cast';
  readonly castsDefault: boolean;
}

const DECOUPLE: Reader = { second: 'default', castsDefault: true };
const DJANGO: Reader = { second: 'cast', castsDefault: false };
const ENVIRONS: Reader = { second: 'default', castsDefault: false };
const STARLETTE: Reader = { second: 'cast', castsDefault: true };

/** Functions, and classes whose objects are called like functions or by `.int(...)`. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
  ['decouple.config', DECOUPLE],
  ['decouple.Config', DECOUPLE],
  ['decouple.AutoConfig', DECOUPLE],
  ['environ.Env', DJANGO],
  ['environ.FileAwareEnv', DJANGO],
  ['environs.Env', ENVIRONS],
  ['environs.FileAwareEnv', ENVIRONS],
  ['starlette.config.Config', STARLETTE],
]);

/** `config('TIMEOUT', default=30, cast=int)` of a library; `method` is `int` of `env.int('TIMEOUT', 30)`. */
export function readThrough(
  context: Context,
  reader: Reader,
  given: Given,
  method: string | undefined,
  scheme: ReadonlyMap<string, PyValue> = new Map(),
): PyValue {
  const [name, second, third] = given.args;
  if (!name) return pyUnknown(given.span);
  const isDefault = method !== undefined || reader.second === 'default';
  const declared = name.kind === 'string' ? scheme.get(name.value) : undefined;
  const pair = declared?.kind === 'list' && declared.tuple ? declared.value : [declared];
  const otherwise = given.keywords.get('default') ?? (isDefault ? second : third) ?? pair[1];
  const cast = given.keywords.get('cast') ?? (isDefault ? third : second) ?? pair[0];
  const castName =
    method ??
    (cast?.kind === 'unknown' ? cast.reference?.replace(/^builtins\./, '') : undefined) ??
    (cast ? '?' : 'str');
  const raw = readVariable(context, name, undefined, given.span);
  // A value that is set is text; the default may be anything.
  const value = convert(castName, raw, given.span);
  if (!otherwise || value.kind !== 'unknown' || value.fallback || value.alternatives) return value;
  const fallback = settledFallback(reader.castsDefault ? convert(castName, otherwise, given.span) : otherwise);
  return fallback ? { ...value, fallback } : value;
}

function convert(cast: string, value: PyValue, span: Span): PyValue {
  if (cast === 'int') return toInteger(value, span);
  if (cast === 'float') return toFloat(value, span);
  if (cast === 'str') return value.kind === 'string' ? value : toText(value, span);
  return cast === 'bool' ? toFlag(value, span) : unconverted(value, span);
}

function unconverted({ variable }: PyValue, span: Span): PyUnknown {
  return pyUnknown(span, variable === undefined ? {} : { variable });
}

/** `yes`, `1` and `on` count as true in all these libraries; what they do not agree on stays unknown. */
function toFlag(value: PyValue, span: Span): PyValue {
  if (value.kind !== 'string' && value.kind !== 'unknown') return toBoolean(value, span);
  return lift(span, [value], ([one]) => {
    if (one?.kind !== 'string') return one && toBoolean(one, span);
    if (/^(?:1|true|t|yes|y|on)$/i.test(one.value)) return pyBoolean(true, one.span);
    return /^(?:0|false|f|no|n|off)$/i.test(one.value) ? pyBoolean(false, one.span) : undefined;
  });
}
