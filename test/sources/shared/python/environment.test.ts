import { expect, test } from '@jest/globals';
import { readPython } from '../../../../src/sources/shared/python/index.js';
import { placeOf, show, valueOf } from './reading.js';

const IMPORTS = 'import os\nfrom os import getenv as g, environ\nimport multiprocessing as mp\n';

test.each([
  ["x = os.getenv('T', '30')", "? or '30' ($T)"],
  ["x = int(os.getenv('T', '30'))", '? or 30 ($T)'],
  ["x = int(g('T', default=30)) * 2", '? or 60 ($T)'],
  ["x = os.environ['T']", '? ($T)'],
  ["x = int(environ.get('T'))", '? ($T)'],
  ["x = environ.get('T') or 30", '? or 30 ($T)'],
  ["x = g('T') or g('U') or '7'", "? or '7' ($T)"],
  ["t = g('T', '30')\nu = int(t)\nx = u", '? or 30 ($T)'],
  ["x = int(g('T', mp.cpu_count() * 2 + 1))", '? or count 3.. ($T)'],
  ["x = {'dev': 10, 'prod': 20}[g('T', 'dev')]", '? or 10 ($T)'],
  ["x = g(NAME, '30')", '?'],
  ["os.environ['T'] = '9'\nx = g('T')", "'9'"],
  ["os.environ.setdefault('T', '9')\nx = g('T', '30')", "? or '9' ($T)"],
  ["x = 30 if g('T') == 'dev' else 60", '? of 30 | 60'],
])('%s', (text, expected) => {
  expect(valueOf(IMPORTS + text)).toBe(expected);
});

test('a variable that is known is known, and points at where it is set', () => {
  const text = `${IMPORTS}x = int(os.getenv('T', '30'))`;
  expect(valueOf(text, { T: '90' })).toBe('90');
  expect(placeOf(text, { T: '90' })).toBe('90');
  expect(valueOf(text, { T: '90s' })).toBe('? ($T)');
  expect(valueOf(`${IMPORTS}x = 1 if g('T') == 'dev' else 2`, { T: 'dev' })).toBe('1');
});

test('a variable that a function sets at any time is not known', () => {
  const hook = "def post_fork(server, worker):\n    os.environ['U'] = '1'\n";
  expect(valueOf(`${IMPORTS}${hook}x = g('T'), g('U')`, { T: 'a', U: 'b' })).toBe("('a', ? ($U))");
});

test('a variable with a fallback of its own', () => {
  const file = { name: 'compose.yaml', text: '${T:-120}' };
  const pieces = [
    { text: '120', span: { file, start: 0, end: 9 }, exact: false, unknown: { written: '${T:-120}', fallback: '120' } },
  ];
  const { names } = readPython({ name: 'a.py', text: "import os\nx = int(os.getenv('T', '30'))" }, () => pieces);
  expect(show(names.get('x'))).toBe('? or 120 ($T)');
});

test.each([
  ['x = mp.cpu_count()', 'count 1..'],
  ['x = os.cpu_count() * 2 + 1', 'count 3..'],
  ['x = (os.cpu_count() or 1) - 1', 'count 0..'],
  ['x = min(mp.cpu_count(), 4)', 'count 1..4'],
  ['x = max(mp.cpu_count() // 2, 2)', 'count 2..'],
  ['x = len(os.sched_getaffinity(0))', 'count 1..'],
  ['x = mp.cpu_count() * 1.5', '?'],
])('count: %s', (text, expected) => {
  expect(valueOf(IMPORTS + text)).toBe(expected);
});

test.each([
  ["from decouple import config\nx = config('T', default='30', cast=int)", '? or 30 ($T)'],
  ["from decouple import config as c\nx = c('T')", '? ($T)'],
  ["import environ\nenv = environ.Env(T=(int, 30))\nx = env('T')", '? or 30 ($T)'],
  ["import environ\nenv = environ.Env()\nx = env.int('T', default=7)", '? or 7 ($T)'],
  ["from environs import Env\nenv = Env()\nx = env.int('T', 7)", '? or 7 ($T)'],
  [
    "from starlette.config import Config\nconfig = Config('.env')\nx = config('T', cast=float, default='7')",
    '? or 7.0 ($T)',
  ],
  ["from decouple import config\nx = config('T', default=True, cast=bool)", '? or True ($T)'],
])('library: %s', (text, expected) => {
  expect(valueOf(text)).toBe(expected);
});

test('libraries convert a variable that is known', () => {
  expect(valueOf("from decouple import config\nx = config('T', default='30', cast=int)", { T: '5' })).toBe('5');
  expect(valueOf("from decouple import config\nx = config('T', cast=bool)", { T: 'yes' })).toBe('True');
});
