import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { invocationsOf } from '../../src/sources/shared/shell/index.js';
import { textOf, unknownIn, written } from '../../src/sources/shared/pieces.js';
import type { Invocation } from '../../src/sources/shared/invocation.js';
import { describeWithProgram } from './shellPrograms.js';

/** Parts of words without anything that bash would look for outside of the script. */
const PARTS = [
  '-t',
  '30',
  'a:b',
  '"x y"',
  "'c d'",
  '\\ ',
  '\\$A',
  '$A',
  '${A}',
  '"$A"',
  '${B:-7}',
  '"${B:-7 8}"',
  '${B:-"7 8"}',
  '${A:+p q}',
  '"${E:-e}"',
  '${E-e}',
  '$E',
  '"$E"',
  "$'n\\tm'",
  '$((A0 + 5))',
  '$((2*3-1))',
  '${L[1]}',
  '"${L[@]}"',
  '${L[@]}',
  '"$@"',
  '$1',
  '${2:-two}',
  '"$*"',
  '\\\n',
  '=',
  '#',
  '/',
  '.',
];

const words = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

const lines = fc.oneof(
  words.map((word) => `A=${word}`),
  words.map((word) => `E=${word.replaceAll('"$*"', '')}`),
  fc.constantFrom(
    'B=',
    'unset B',
    'B=" 1  2 "',
    'A0=6',
    'L+=(z)',
    'set -- one "two  three"',
    'set -- "$@" $A',
    'shift',
    'export A',
    'A+=1',
  ),
  words.map((word) => `L=(l "m  n" ${word})`),
);

const scripts = fc
  .tuple(fc.array(lines, { maxLength: 5 }), fc.array(words, { maxLength: 5 }))
  .map(([before, args]) =>
    ["A=1 A0=2 B= E= L=(l 'm n')", 'set -- u "v w"', ...before, `gunicorn ${args.join(' ')}`].join('\n'),
  );

/** Runs each script with a function in the place of the server; `\x01` ends a word, `\x02` a script. */
function wordsOfBash(samples: readonly string[]): string[][] {
  const program = `
    set -f
    gunicorn() { if [ $# -gt 0 ]; then printf '%s\\001' "$@"; fi; }
    while IFS= read -r -d '' script; do (eval "$script") 2>/dev/null; printf '\\002'; done`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', program], {
    input: samples.map((script) => `${script}\0`).join(''),
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: {},
    cwd: '/',
  });
  return stdout
    .split('\x02')
    .slice(0, -1)
    .map((one) => one.split('\x01').slice(0, -1));
}

function wordsOf(script: string): Invocation | undefined {
  const file = { name: 'x', text: script };
  const span = { file, start: 0, end: script.length };
  const command = { form: 'shell', script: written(span), shell: '/bin/bash' } as const;
  const launch = {
    carrier: 'dockerfile',
    name: '',
    command,
    environment: new Map(),
    environmentOpen: false,
    span,
    stop: {},
  } as const;
  return invocationsOf(launch)[0];
}

describeWithProgram('bash', 'words of a script and what bash makes of them', () => {
  test('are the same for 3,000 scripts, where all is known', () => {
    const samples = fc.sample(scripts, { numRuns: 3000, seed: 7 });
    const expected = wordsOfBash(samples);
    expect(expected).toHaveLength(samples.length);
    let compared = 0;
    samples.forEach((script, at) => {
      const found = wordsOf(script);
      if (found === undefined || found.args.some((word) => unknownIn(word) !== undefined)) return;
      compared += 1;
      expect({ script, words: found.args.map((word) => textOf(word)) }).toEqual({ script, words: expected[at] });
    });
    expect(compared).toBeGreaterThan(1500);
  });
});
