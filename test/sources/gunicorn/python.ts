import type { SourceFile, Span } from '../../../src/model/span.js';
import type { PyClass, PythonModule, PyValue } from '../../../src/sources/gunicorn/pythonTypes.js';
import type { Pieces } from '../../../src/sources/shared/pieces.js';
import { textOf, unknownIn } from '../../../src/sources/shared/pieces.js';

/**
 * A reader of the little Python that these tests are written in, in place of the real one: `name = literal` lines,
 * `os.getenv("X", default)`, classes with a dict, names of classes. It evaluates nothing else.
 */
export function readPython(file: SourceFile, environment?: (name: string) => Pieces | undefined): PythonModule {
  const names = new Map<string, PyValue>();
  const bindings = new Map<string, Span>();
  const classes = new Map<string, PyClass>();
  let inside: { attributes: Map<string, PyValue> } | undefined;
  for (const line of file.text.matchAll(/^.*$/gm)) {
    const heading = /^class (\w+)\((.*)\):/.exec(line[0]);
    if (heading !== null) {
      const attributes = new Map<string, PyValue>();
      const name = heading[1] as string;
      classes.set(name, { name, bases: (heading[2] as string).split(/,\s*/), attributes });
      inside = { attributes };
      continue;
    }
    const match = /^(\s*)(\w+) = (.+?)(?:  #.*)?$/.exec(line[0]);
    if (match === null) continue;
    const start = line.index + (match[1] as string).length;
    const name = match[2] as string;
    const from = start + name.length + 3;
    const span = { file, start: from, end: from + (match[3] as string).length };
    const value = literal(match[3] as string, span, classes, environment);
    if (match[1] !== '' && inside !== undefined) {
      inside.attributes.set(name, value);
      continue;
    }
    inside = undefined;
    names.set(name, value);
    bindings.set(name, { file, start, end: start + name.length });
  }
  const open = /import \*/.test(file.text);
  return { names, bindings, classes, open };
}

function literal(
  text: string,
  span: Span,
  classes: ReadonlyMap<string, PyClass>,
  environment?: (name: string) => Pieces | undefined,
): PyValue {
  const at = (start: number, end: number): Span => ({
    file: span.file,
    start: span.start + start,
    end: span.start + end,
  });
  const base = { span, written: text };
  if (text === 'None') return { ...base, kind: 'none', value: null };
  if (text === 'True' || text === 'False') return { ...base, kind: 'boolean', value: text === 'True' };
  const plain = text.replaceAll('_', '');
  if (/^-?(?:\d+|0x[\da-f]+)$/i.test(plain)) {
    const value = plain.startsWith('-') ? -Number(plain.slice(1)) : Number(plain);
    return { ...base, kind: 'number', value, float: false };
  }
  if (/^-?\d*\.\d+(?:e\d+)?$|^-?\d+e\d+$/.test(plain))
    return { ...base, kind: 'number', value: Number(plain), float: true };
  const quoted = /^(['"])([^'"\\]*)\1$/.exec(text);
  if (quoted !== null) {
    const value = quoted[2] as string;
    return { ...base, kind: 'string', value, pieces: [{ text: value, span: at(1, text.length - 1), exact: true }] };
  }
  const list = /^\[(.*)\]$/.exec(text);
  if (list !== null) {
    const value: PyValue[] = [];
    for (const item of (list[1] as string).matchAll(/[^,\s](?:[^,]*[^,\s])?/g)) {
      value.push(literal(item[0], at(item.index + 1, item.index + 1 + item[0].length), classes, environment));
    }
    return { ...base, kind: 'list', value };
  }
  const dict = /^\{(.*)\}$/.exec(text);
  if (dict !== null) {
    const value = new Map<string, PyValue>();
    for (const item of (dict[1] as string).matchAll(/"(\w+)": ([^,]+)/g)) {
      const start = item.index + 1 + item[0].indexOf(item[2] as string);
      value.set(item[1] as string, literal(item[2] as string, at(start, start + (item[2] as string).length), classes));
    }
    return { ...base, kind: 'dict', value };
  }
  const getenv = /^os\.getenv\("(\w+)"(?:, (.+))?\)$/.exec(text);
  if (getenv !== null) {
    const set = environment?.(getenv[1] as string);
    if (set !== undefined && unknownIn(set) === undefined) {
      return { span: set[0]?.span ?? span, written: textOf(set), kind: 'string', value: textOf(set), pieces: set };
    }
    const fallback = literal(getenv[2] ?? 'None', span, classes);
    return { ...base, kind: 'unknown', variable: getenv[1], fallback };
  }
  const either = /^(\S+) if \w+ else (\S+)$/.exec(text);
  if (either !== null) {
    const alternatives = [literal(either[1] as string, span, classes), literal(either[2] as string, span, classes)];
    return { ...base, kind: 'unknown', alternatives };
  }
  if (text === 'cpu_count()') return { ...base, kind: 'unknown', count: true };
  return { ...base, kind: 'unknown', ...(classes.has(text) ? { reference: text } : {}) };
}
