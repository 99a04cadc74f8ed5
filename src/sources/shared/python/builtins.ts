/** Functions of Python and its standard library whose results can be known without running them. */
import type { Context } from './context.js';
import { toBoolean, toFloat, toInteger, toText } from './conversions.js';
import { countExtreme, pyCount } from './counts.js';
import { readVariable, setVariable } from './environment.js';
import type { Given } from './environment.js';
import { lift } from './lift.js';
import { calculate, compareNums, roundHalfEven } from './numbers.js';
import { isKnown, numOf, pyDict, pyList, pyNone, pyNumber, pyUnknown } from './value.js';
import type { Num, PyKnown, PyValue } from './value.js';

type Function = (context: Context, given: Given) => PyValue | undefined;

const processors: Function = (_, { span }) => pyCount(span);

/** By dotted name; undefined is a result that is not known. */
export const FUNCTIONS: ReadonlyMap<string, Function> = new Map<string, Function>([
  ['os.getenv', getVariable],
  ['os.environ.get', getVariable],
  ['os.environ.pop', takeVariable],
  ['os.environ.setdefault', setDefault],
  ['os.environ.update', forgetVariables],
  ['os.environ.clear', forgetVariables],
  ['os.putenv', forgetVariables],
  ['os.cpu_count', processors],
  ['os.process_cpu_count', processors],
  ['multiprocessing.cpu_count', processors],
  ['psutil.cpu_count', processors],
  ['builtins.int', one(toInteger)],
  ['builtins.float', one(toFloat)],
  ['builtins.str', one(toText)],
  ['builtins.bool', one(toBoolean)],
  ['builtins.abs', ofNumber((num) => (num < 0 || Object.is(num, -0) ? -num : num))],
  ['builtins.round', ofNumber((num) => (typeof num === 'bigint' ? num : roundHalfEven(num)))],
  ['math.floor', ofNumber((num) => wholeNumber(num, Math.floor))],
  ['math.ceil', ofNumber((num) => wholeNumber(num, Math.ceil))],
  ['builtins.min', (_, given) => extreme('min', given)],
  ['builtins.max', (_, given) => extreme('max', given)],
  ['builtins.sum', (_, given) => sum(given)],
  ['builtins.len', (_, given) => length(given)],
  ['builtins.list', (_, given) => copyList(given, false)],
  ['builtins.tuple', (_, given) => copyList(given, true)],
  ['builtins.dict', dictionary],
]);

function getVariable(context: Context, { args, keywords, span }: Given): PyValue | undefined {
  const name = args[0] ?? keywords.get('key');
  return name && readVariable(context, name, args[1] ?? keywords.get('default') ?? pyNone(span), span);
}

function takeVariable(context: Context, given: Given): PyValue | undefined {
  const [name, otherwise] = given.args;
  const value = name && readVariable(context, name, otherwise, given.span);
  if (name) setVariable(context, name, pyUnknown(given.span));
  return value;
}

function setDefault(context: Context, given: Given): PyValue | undefined {
  const [name, otherwise] = given.args;
  const value = name && readVariable(context, name, otherwise, given.span);
  if (name && value) setVariable(context, name, value);
  return value;
}

function forgetVariables(context: Context, { span }: Given): undefined {
  setVariable(context, pyUnknown(span), pyUnknown(span));
}

function one(convert: (value: PyValue, span: Given['span']) => PyValue): Function {
  return (_, { args: [value, ...more], keywords, span }) =>
    value && more.length === 0 && keywords.size === 0 ? convert(value, span) : undefined;
}

function ofNumber(work: (num: Num) => Num | undefined): Function {
  const result = (value: PyKnown | undefined, span: Given['span']) => {
    const num = value && numOf(value);
    const found = num === undefined ? undefined : work(num);
    return found === undefined ? undefined : pyNumber(found, span);
  };
  return one((value, span) => lift(span, [value], ([known]) => result(known, span)));
}

function wholeNumber(num: Num, round: (num: number) => number): bigint | undefined {
  if (typeof num === 'bigint') return num;
  return Number.isFinite(num) ? BigInt(round(num)) : undefined;
}

/** `min(a, b)`, `max([a, b])`: the one that is picked, at its own place. */
function extreme(which: 'min' | 'max', { args, keywords, span }: Given): PyValue | undefined {
  const [first] = args;
  const values = args.length === 1 && first?.kind === 'list' ? first.value : args;
  if (keywords.size > 0 || values.length === 0 || (args.length === 1 && first?.kind !== 'list')) return undefined;
  const op = which === 'min' ? '<' : '>';
  const pick = (known: readonly PyKnown[]): PyValue | undefined => {
    let best = known[0] as PyKnown;
    for (const other of known.slice(1)) {
      const [x, y] = [numOf(other), numOf(best)];
      if (x === undefined || y === undefined) return undefined;
      if (compareNums(op, x, y)) best = other;
    }
    return numOf(best) === undefined ? undefined : best;
  };
  return lift(span, values, pick, (some) => countExtreme(which, some, span));
}

/** Sums of floats are left out: Python rounds them less since 3.12. */
function sum({ args: [list, ...more], keywords, span }: Given): PyValue | undefined {
  if (list?.kind !== 'list' || more.length > 0 || keywords.size > 0) return undefined;
  const nums = list.value.map((value) => (isKnown(value) ? numOf(value) : undefined));
  if (!nums.every((num) => typeof num === 'bigint')) return undefined;
  const total = nums.reduce<Num | undefined>((all, num) => (all === undefined ? all : calculate('+', all, num)), 0n);
  return total === undefined ? undefined : pyNumber(total, span);
}

function length({ args: [value, ...more], span }: Given): PyValue | undefined {
  if (!value || more.length > 0) return undefined;
  if (value.kind === 'string') return pyNumber(BigInt(Array.from(value.value).length), span);
  if (value.kind === 'list') return pyNumber(BigInt(value.value.length), span);
  if (value.kind === 'dict') return value.open ? undefined : pyNumber(BigInt(value.value.size), span);
  return value.kind === 'unknown' && value.made?.callee === 'os.sched_getaffinity' ? pyCount(span) : undefined;
}

function copyList({ args: [value, ...more], span }: Given, tuple: boolean): PyValue | undefined {
  if (!value) return pyList([], tuple, span);
  return value.kind === 'list' && more.length === 0 ? pyList(value.value, tuple, value.span) : undefined;
}

function dictionary(_: Context, { args: [base, ...more], keywords, span }: Given): PyValue | undefined {
  if (more.length > 0 || (base && base.kind !== 'dict')) return undefined;
  const value = new Map([...(base?.value ?? []), ...keywords]);
  const places = Array.from(keywords, ([name, { span: place }]) => [name, place] as const);
  return pyDict(value, new Map([...(base?.keySpans ?? []), ...places]), base?.open ?? false, span);
}
