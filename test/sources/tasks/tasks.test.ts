import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sliceOf } from '../../../src/model/span.js';
import { textOf } from '../../../src/sources/shared/pieces.js';
import { invocationsOf } from '../../../src/sources/shared/shell/index.js';
import { readMakefile } from '../../../src/sources/tasks/makefile.js';
import { readPackageScripts } from '../../../src/sources/tasks/packageScripts.js';
import type { Launch } from '../../../src/sources/shared/launch.js';

/** The servers that tasks start: task, program, and each argument with the text of its place. */
function started(launches: readonly Launch[]): unknown[] {
  return launches.flatMap((launch) =>
    invocationsOf(launch).map(({ server, args }) => [
      launch.name,
      server,
      args.map((word) => textOf(word) || word.map((piece) => piece.unknown?.written).join('')).join(' '),
      args.flat().every((piece) => !piece.exact || sliceOf(piece.span) === piece.text),
    ]),
  );
}

const make = (text: string, name = 'Makefile') => started(readMakefile({ name, text }));

describe('a Makefile', () => {
  test('targets, prefixes, continuation lines and two dollars', () => {
    const text = [
      'PORT := 8000',
      '.PHONY: run test',
      'run: build',
      '\t@echo starting',
      '\t-gunicorn app:app \\',
      '\t\t--timeout 45 -b :$(PORT) --name $$HOSTNAME',
      'test:',
      '\tpytest -q',
      'dev: ; true',
      '',
    ].join('\n');
    expect(make(text)).toEqual([
      ['run', 'gunicorn', 'app:app --timeout 45 -b : --name ${HOSTNAME}'.replace('${HOSTNAME}', '$HOSTNAME'), true],
    ]);
  });

  test('a justfile has its own placeholders', () => {
    const text = 'serve port="8000":\n    uvicorn app:app --port {{port}} --timeout-keep-alive 65\n';
    expect(make(text, 'justfile')).toEqual([
      ['serve', 'uvicorn', 'app:app --port {{port}} --timeout-keep-alive 65', true],
    ]);
  });

  test('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => void make(text)));
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void make(`a:\n\t${text}`)));
  });
});

test('scripts of package.json, with escapes', () => {
  const text = '{ "name": "x", "scripts": { "build": "tsc", "start": "sh -c \\"exec gunicorn app:app -t 40\\"" } }';
  expect(started(readPackageScripts({ name: 'package.json', text }))).toEqual([
    ['start', 'gunicorn', 'app:app -t 40', true],
  ]);
  expect(started(readPackageScripts({ name: 'package.json', text: '{' }))).toEqual([]);
});
