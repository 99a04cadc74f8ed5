import { expect, test } from '@jest/globals';
import { sliceOf } from '../../../../src/model/span.js';
import { read, show, valueOf } from './reading.js';

test.each([
  ['if c:\n    x = 30\nelse:\n    x = 60', '? of 30 | 60'],
  ['if c:\n    x = 30\nelse:\n    x = 30', '30'],
  ['x = 1\nif c:\n    x = 30', '? of 30 | 1'],
  ['if c:\n    x = 30', '? of 30 | missing'],
  ['if c:\n    x = 1\nelif d:\n    x = 2\nelse:\n    x = 3', '? of 1 | 2 | 3'],
  ['if 0:\n    x = 1\nelif 1:\n    x = 2\nelse:\n    x = 3', '2'],
  ['x = 1\nif c:\n    raise ValueError\nelse:\n    x = 2', '2'],
  ['import sys\nx = 1\nif c:\n    x = 2\n    sys.exit(1)', '1'],
  ['x = (30 if c else 60) * 2', '? of 60 | 120'],
  ['try:\n    x = int(y)\nexcept ValueError:\n    x = 30', '? of ? | 30'],
  ['try:\n    import uvloop\n    x = 1\nexcept ImportError:\n    x = 2', '? of 1 | 2'],
  ['try:\n    x = 1\n    y = f()\nexcept E:\n    pass', '? of 1 | missing'],
  ['try:\n    y = f()\nfinally:\n    x = 1', '1'],
  ['for i in y:\n    x = 1', '? of missing'],
  ['x = 0\nwhile c:\n    x = 1', '?'],
  ['x = 1\nwhile False:\n    x = 2', '1'],
  ['with open("a") as f:\n    x = 1', '1'],
  ['with suppress(E):\n    x = 1', '? of 1 | missing'],
  ['x = 0\nmatch y:\n    case 1: x = 1\n    case _: x = 2', '? of 1 | 2 | 0'],
  ['def f():\n    x = 2\nx = 1', '1'],
  ['def f():\n    global x\n    x = 2\nx = 1', '?'],
  ['class A:\n    x = 2\nx = 1', '1'],
  ['class A:\n    T = 30\nx = A.T', '30'],
  ['class A:\n    T = 30\nA.T = 5\nx = A.T', '<A.T>'],
  ['x = 1\ndel x', 'not set'],
  ['x = 1\nfrom base import *', '?'],
  ['from base import *\nx = 1', '1'],
  ['from base import *\nif c:\n    x = 1', '? of 1 | ? | missing'],
  ['if c:\n    from base import *\n    x = 1', '? of 1 | missing'],
  ['import base\nx = 1\nlocals().update(vars(base))', '?'],
  ['x = 1\nexec(open("a").read())', '?'],
  ['x = 1\ndef f():\n    globals()["x"] = 2', '?'],
  ['(x := 5)', '5'],
  ['c and (x := 5)', '? of 5 | missing'],
  ['x: int = 30', '30'],
  ['x: int', 'not set'],
  ['a = x = 30', '30'],
  ['a, (x, *b) = 1, (2, 3)', '2'],
  ['x = 30\nx += 5', '35'],
  ['x = [y + 1 for y in z]', '?'],
  ['x = 5; y = 6', '5'],
])('%s', (text, expected) => {
  expect(valueOf(text)).toBe(expected);
});

test.each([
  ["x = {'a': 1}\nx['b'] = 2\nx.update(c=3)", '{a: 1, b: 2, c: 3}'],
  ['x = [1]\nx.append(2)\nx += [3]', '[1, 2, 3]'],
  ['x = [1]\ny = x\ny.append(2)', '?'],
  ['x = [1]\nfor i in y:\n    x.append(i)', '?'],
  ['x = [1]\ndef f():\n    x.append(2)', '?'],
  ['def f(a): a.append(1)\nx = [1]\nf(x)', '?'],
  ["inner = [1]\nx = {'a': inner}\ninner.append(2)", '?'],
  ['x = [1]\nif c:\n    x.append(2)', '? of [1, 2] | [1]'],
])('lists and dictionaries: %s', (text, expected) => {
  expect(valueOf(text)).toBe(expected);
});

test('whether names may be set that are not seen', () => {
  expect(read('x = 1').open).toBe(false);
  expect(read('from base import *').open).toBe(true);
  expect(read('import base').open).toBe(false);
  expect(read('exec("x = 1")').open).toBe(true);
});

test('names know where they are bound', () => {
  const { bindings } = read('timeout = 30\nif c:\n    timeout = 60\nworker_timeout: int = 5');
  const places = [...bindings].map(([name, span]) => [name, sliceOf(span), span.start]);
  expect(places).toEqual([
    ['timeout', 'timeout', 23],
    ['worker_timeout', 'worker_timeout', 36],
  ]);
});

test('placeholders of templates are unknown, and what stands between their blocks too', () => {
  const { names, open, problems } = read('a = 1\nx = {{ timeout }}\nb = ${T}\nc = 3\n');
  expect([...names].map(([name, value]) => `${name} = ${show(value)}`)).toEqual(['a = 1', 'x = ?', 'b = ?', 'c = 3']);
  expect(open).toBe(false);
  expect(problems.map(({ kind }) => kind)).toEqual(['syntax']);
  const blocks = read('{% if a %}\nx = 30\n{% else %}\nx = 60\n{% endif %}\ny = 1\n');
  expect(show(blocks.names.get('x'))).toBe('?');
  expect(blocks.open).toBe(true);
});
