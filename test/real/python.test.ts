import { expect, test } from '@jest/globals';
import { readPython } from '../../src/sources/shared/python/index.js';
import type { PythonModule, PyUnknown, PyValue } from '../../src/sources/shared/python/index.js';
import { Modules } from './pythonModules.js';
import { Random } from './random.js';
import { describeWithPython, runPython } from './realPython.js';
import type { Ran, Shown } from './realPython.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 7);
const COUNT = Number(process.env['TIMEOUT_LINT_MODULES'] ?? 800);
const ENVIRONMENT: Readonly<Record<string, string>> = { A: '30', B: '7', C: 'abc', D: '' };

/** Whether a value that was read may be what Python has. */
function mayBe(value: PyValue, shown: Shown): boolean {
  switch (value.kind) {
    case 'number':
      return value.integer === undefined
        ? shown[0] === 'float' && Object.is(numberOf(shown[1]), value.value)
        : shown[0] === 'int' && BigInt(shown[1]) === value.integer;
    case 'string':
      return shown[0] === 'str' && shown[1] === value.value;
    case 'boolean':
      return shown[0] === 'bool' && shown[1] === value.value;
    case 'none':
      return shown[0] === 'none';
    case 'list':
      return shown[0] === (value.tuple ? 'tuple' : 'list') && areEach(value.value, shown[1]);
    case 'dict':
      return shown[0] === 'dict' && isDict(value.value, value.open, shown[1]);
    case 'unknown':
      return mayBeUnknown(value, shown);
  }
}

function numberOf(text: string): number {
  return text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text);
}

function areEach(values: readonly PyValue[], shown: readonly Shown[]): boolean {
  return values.length === shown.length && values.every((value, at) => mayBe(value, shown[at] as Shown));
}

function isDict(
  values: ReadonlyMap<string, PyValue>,
  open: boolean,
  shown: readonly (readonly [string, Shown])[],
): boolean {
  const found = new Map(shown);
  if (!open && found.size !== values.size) return false;
  return [...values].every(([key, value]) => found.has(key) && mayBe(value, found.get(key) as Shown));
}

function mayBeUnknown({ alternatives, count, atLeast, atMost }: PyUnknown, shown: Shown): boolean {
  if (count)
    return shown[0] === 'int' && Number(shown[1]) >= (atLeast ?? -Infinity) && Number(shown[1]) <= (atMost ?? Infinity);
  return !alternatives || alternatives.some((one) => mayBe(one, shown));
}

/** What a module was read as that Python contradicts. */
function contradictions(module: PythonModule, ran: Ran): string[] {
  const found: string[] = [];
  for (const [name, shown] of Object.entries(ran.names)) {
    const value = module.names.get(name);
    if (!value) {
      if (!module.open) found.push(`${name} is ${JSON.stringify(shown)}, but was not seen`);
    } else if (!mayBe(value, shown)) found.push(`${name} is ${JSON.stringify(shown)}, read as ${describeValue(value)}`);
  }
  for (const [name, value] of module.names) {
    const mayBeMissing = value.kind === 'unknown' && (value.mayBeMissing ?? module.open);
    if (!(name in ran.names) && !mayBeMissing) found.push(`${name} is not set, read as ${describeValue(value)}`);
  }
  for (const { id, keywords } of ran.calls) {
    const call = module.calls.find(({ callee, args }) => callee === 'uvicorn.run' && isText(args[0], id));
    // Where the grammar gives up, calls may go unseen, and the module says so.
    if (!call && module.problems.length === 0) found.push(`the call ${id} was not seen`);
    for (const [name, shown] of Object.entries(call ? keywords : {})) {
      const value = call?.keywords.get(name);
      if (value ? !mayBe(value, shown) : !call?.open)
        found.push(`${name} of call ${id} is ${JSON.stringify(shown)}, read as ${value && describeValue(value)}`);
    }
  }
  return found;
}

function isText(value: PyValue | undefined, text: string): boolean {
  return value?.kind === 'string' && value.value === text;
}

function describeValue({ kind, written, ...rest }: PyValue): string {
  const more = 'alternatives' in rest ? ` of ${rest.alternatives?.map(describeValue).join(' | ')}` : '';
  return `${kind} \`${written}\`${more}`;
}

function read(text: string, isKnown: boolean): PythonModule {
  return readPython({ name: 'gunicorn.conf.py', text }, (name) => {
    const value = isKnown ? ENVIRONMENT[name] : undefined;
    if (value === undefined) return undefined;
    return [
      { text: value, span: { file: { name: 'Dockerfile', text: value }, start: 0, end: value.length }, exact: true },
    ];
  });
}

describeWithPython('Python, compared with what it makes of the same module', () => {
  const modules = new Modules(new Random(SEED));
  const texts = Array.from({ length: COUNT }, () => modules.module());
  const ran = runPython(texts, ENVIRONMENT);
  const good = texts
    .map((text, at) => ({ text, ran: ran[at] as Ran }))
    .filter(({ ran: { error } }) => error === undefined);

  test('most of the modules run', () => {
    expect(good.length).toBeGreaterThan(COUNT / 3);
    expect(ran.filter(({ error }) => error?.startsWith('SyntaxError'))).toEqual([]);
  });

  test.each([true, false])('no value is contradicted, with the environment known: %s', (isKnown) => {
    const wrong = good.flatMap(({ text, ran: real }) => {
      const found = contradictions(read(text, isKnown), real);
      return found.length > 0 ? [{ text, found }] : [];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('many values are known', () => {
    let known = 0;
    let all = 0;
    for (const { text } of good) {
      for (const value of read(text, true).names.values()) {
        if (value.kind === 'unknown' && value.reference !== undefined) continue;
        all++;
        if (value.kind !== 'unknown') known++;
      }
    }
    expect(known / all).toBeGreaterThan(0.3);
  });

  test('what is said of an environment variable that nobody sets is what Python does without it', () => {
    const expressions = [
      "int(os.getenv('A', '30'))",
      "int(os.getenv('A') or 5) * 2",
      "float(os.environ.get('A', 1)) / 4",
      "str(os.getenv('A'))",
      "os.getenv('A', 'x').upper() + '!'",
      "f\"{os.getenv('A', 'h')}:{os.getenv('B', '80')}\"",
      "'%s:%s' % (os.getenv('A', 'h'), 80)",
      "os.getenv('A') is None",
      "{'x': 10, 'y': 20}[os.getenv('A', 'y')]",
      "max(int(os.getenv('A', 3)), 2)",
      "not os.getenv('A')",
      "os.getenv('A', 'true').lower() in ('true', '1')",
    ];
    const each = expressions.map((expression) => `import os\nx = ${expression}\n`);
    for (const [at, { names }] of runPython(each, {}).entries()) {
      const x = read(each[at] as string, false).names.get('x');
      const fallback = x?.kind === 'unknown' ? x.fallback : undefined;
      expect([each[at], fallback !== undefined && mayBe(fallback, names['x'] as Shown)]).toEqual([each[at], true]);
    }
  });
});
