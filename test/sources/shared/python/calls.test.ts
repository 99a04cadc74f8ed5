import { expect, test } from '@jest/globals';
import { sliceOf } from '../../../../src/model/span.js';
import { read, show } from './reading.js';

function calls(text: string): string[] {
  return read(text).calls.map(({ callee, args, keywords, open, inFunction, inMain, conditional }) => {
    const given = [
      ...args.map(show),
      ...[...keywords].map(([name, value]) => `${name}=${show(value)}`),
      ...(open ? ['...'] : []),
    ];
    const where = [inFunction && ' in function', inMain && ' in main', conditional && ' conditional'].filter(Boolean);
    return `${callee}(${given.join(', ')})${where.join('')}`;
  });
}

test.each([
  ["import uvicorn\nuvicorn.run('m:app', timeout_keep_alive=65)", ["uvicorn.run('m:app', timeout_keep_alive=65)"]],
  ['import uvicorn as u\nu.run(app)', ['uvicorn.run(?)']],
  ['from uvicorn import run as start\nstart(app)', ['uvicorn.run(?)']],
  [
    "import uvicorn\nif __name__ == '__main__':\n    t = 5\n    uvicorn.run(app, timeout_keep_alive=t)",
    ['uvicorn.run(?, timeout_keep_alive=5) in main'],
  ],
  ['import uvicorn\nif c:\n    uvicorn.run(app)', ['uvicorn.run(?) conditional']],
  ['import uvicorn\nif 0:\n    uvicorn.run(app)', []],
  [
    'import uvicorn\ndef main(port=8000):\n    uvicorn.run(app, port=port)',
    ['uvicorn.run(?, port=? or 8000) in function'],
  ],
  ['import uvicorn\nclass A:\n    def run(self):\n        uvicorn.run(app)', ['uvicorn.run(?) in function']],
  ['import uvicorn\nstart = lambda: uvicorn.run(app)', ['uvicorn.run(?) in function']],
  ["import uvicorn\no = {'port': 1}\nuvicorn.run(app, **o, **more)", ['uvicorn.run(?, port=1, ...)']],
  ['import uvicorn\nuvicorn.run(*args)', ['uvicorn.run(...)']],
  [
    'import uvicorn\nt = 5\ndef f():\n    uvicorn.run(app, a=t)\nf()\nt = 6',
    ['f()', 'uvicorn.run(?, a=? of 5 | 6) in function'],
  ],
  ['from waitress import serve\nserve(app, channel_timeout=20)', ['waitress.serve(?, channel_timeout=20)']],
  ['import granian\ngranian.Granian("m:app").serve()', ["granian.Granian('m:app')"]],
  ['from .server import run\nrun(1)', ['.server.run(1)']],
])('%s', (text, expected) => {
  expect(calls(text)).toEqual(expected);
});

test('keywords and callees know where they are written', () => {
  const [call] = read('import uvicorn\nuvicorn.run(app, timeout_keep_alive=65)').calls;
  expect(call && sliceOf(call.calleeSpan)).toBe('uvicorn.run');
  expect(sliceOf(call?.keywordSpans.get('timeout_keep_alive') as never)).toBe('timeout_keep_alive');
  expect(call && sliceOf(call.span)).toBe('uvicorn.run(app, timeout_keep_alive=65)');
});

test('what is set on an object tells what the object is', () => {
  const { attributes } = read(
    'from hypercorn.config import Config\nfrom uvicorn.workers import UvicornWorker as W\nconfig = Config()\n' +
      "config.keep_alive_timeout = 65\nW.CONFIG_KWARGS['timeout_keep_alive'] = 75\n",
  );
  const found = attributes.map(({ object, of, name, key, value }) => [object, of, name, key && show(key), show(value)]);
  expect(found).toEqual([
    ['config', 'hypercorn.config.Config', 'keep_alive_timeout', undefined, '65'],
    ['W', 'uvicorn.workers.UvicornWorker', 'CONFIG_KWARGS', "'timeout_keep_alive'", '75'],
  ]);
});

test('classes with what they are made of', () => {
  const { classes, names } = read(
    'from uvicorn.workers import UvicornWorker\nclass Worker(UvicornWorker, metaclass=M):\n' +
      "    CONFIG_KWARGS = {'timeout_keep_alive': 75}\n    CONFIG_KWARGS['loop'] = 'uvloop'\n    def f(self): pass\nworker_class = Worker\n",
  );
  const worker = classes.get('Worker');
  expect(worker?.bases).toEqual(['uvicorn.workers.UvicornWorker']);
  expect(show(worker?.attributes.get('CONFIG_KWARGS'))).toBe("{timeout_keep_alive: 75, loop: 'uvloop'}");
  expect(sliceOf(worker?.attributeSpans.get('CONFIG_KWARGS') as never)).toBe('CONFIG_KWARGS');
  expect(show(names.get('worker_class'))).toBe('<Worker>');
});
