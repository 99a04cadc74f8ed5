import { expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import { looksLikeHeroku, readHeroku } from '../../../src/sources/heroku/index.js';

const read = (files: Record<string, string>) =>
  readHeroku(Object.entries(files).map(([name, text]) => ({ name, text }))).fronts.map(
    ({ confidence, certain, reading, targets }) => ({
      product: reading.hop.product,
      confidence,
      certain,
      runs: targets.flatMap(({ runs }) => runs.map(sliceOf)),
    }),
  );

const heroku = { product: 'heroku', certain: false };

test.each<[string, Record<string, string>, unknown[]]>([
  [
    'a Procfile',
    { Procfile: 'release: x\nweb: gunicorn a:b\n' },
    [{ ...heroku, confidence: 'low', runs: ['web: gunicorn a:b'] }],
  ],
  ['a Procfile that serves nothing', { Procfile: 'worker: celery\n' }, []],
  [
    'app.json beside it',
    { Procfile: 'web: gunicorn a:b\n', 'app.json': '{"name": "x", "formation": {"web": {"quantity": 1}}}' },
    [{ ...heroku, confidence: 'medium', runs: ['web: gunicorn a:b'] }],
  ],
  ['app.json of something else', { 'app.json': '{"expo": {"name": "x"}}' }, []],
  [
    'heroku.yml',
    { 'heroku.yml': 'build: {docker: {web: Dockerfile}}\n' },
    [{ ...heroku, confidence: 'medium', runs: [] }],
  ],
  ['nothing', {}, []],
  ['broken', { 'app.json': '{"formation": ' }, [{ ...heroku, confidence: 'medium', runs: [] }]],
])('%s', (_, files, expected) => {
  expect(read(files)).toEqual(expected);
});

test('by their names', () => {
  const is = (name: string) => looksLikeHeroku({ name, text: '' });
  expect(['Procfile', 'a/app.json', 'heroku.yml'].map(is)).toEqual([true, true, true]);
  expect(['Procfile.dev', 'my-app.json', 'heroku.txt'].map(is)).toEqual([false, false, false]);
});
