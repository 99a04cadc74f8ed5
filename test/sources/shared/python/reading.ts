import { readPython } from '../../../../src/sources/shared/python/index.js';
import type { PythonModule, PyValue } from '../../../../src/sources/shared/python/index.js';
import { sliceOf } from '../../../../src/model/span.js';

/** Reads a text as gunicorn.conf.py; the environment is a file each, so that places in it can be told from others. */
export function read(text: string, environment: Readonly<Record<string, string>> = {}): PythonModule {
  return readPython({ name: 'gunicorn.conf.py', text }, (name) => {
    const value = environment[name];
    if (value === undefined) return undefined;
    const file = { name: 'Dockerfile', text: `ENV ${name}=${value}` };
    const start = 5 + name.length;
    return [{ text: value, span: { file, start, end: start + value.length }, exact: true }];
  });
}

/** What the name `x` is after a text. */
export function valueOf(text: string, environment: Readonly<Record<string, string>> = {}): string {
  return show(read(text, environment).names.get('x'));
}

/** The text that the value of `x` points at. */
export function placeOf(text: string, environment: Readonly<Record<string, string>> = {}): string {
  const value = read(text, environment).names.get('x');
  return value ? sliceOf(value.span) : 'nothing';
}

/** A value in few words: `30`, `30.0`, `'a'`, `? or 30 ($T)`, `? of 30 | 60 | missing`. */
export function show(value: PyValue | undefined): string {
  switch (value?.kind) {
    case undefined:
      return 'not set';
    case 'number':
      return value.float && Number.isInteger(value.value) ? `${value.value}.0` : String(value.integer ?? value.value);
    case 'string':
      return `'${value.value}'`;
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'list':
      return value.tuple ? `(${value.value.map(show).join(', ')})` : `[${value.value.map(show).join(', ')}]`;
    case 'dict': {
      const parts = [...value.value].map(([key, one]) => `${key}: ${show(one)}`);
      return `{${[...parts, ...(value.open ? ['...'] : [])].join(', ')}}`;
    }
    case 'unknown':
      return showUnknown(value);
  }
}

function showUnknown(value: Extract<PyValue, { kind: 'unknown' }>): string {
  if (value.reference !== undefined) return `<${value.reference}>`;
  if (value.count) return `count ${value.atLeast ?? ''}..${value.atMost ?? ''}`;
  const alternatives = [...(value.alternatives ?? []).map(show), ...(value.mayBeMissing ? ['missing'] : [])];
  const fallback = value.fallback ? ` or ${show(value.fallback)}` : '';
  const variable = value.variable === undefined ? '' : ` ($${value.variable})`;
  return `?${alternatives.length > 0 ? ` of ${alternatives.join(' | ')}` : ''}${fallback}${variable}`;
}
