import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCompose } from '../../../../src/sources/compose/index.js';
import { readDockerfile } from '../../../../src/sources/dockerfile/index.js';
import { readEcs } from '../../../../src/sources/ecs/index.js';
import { readKubernetes } from '../../../../src/sources/kubernetes/index.js';
import { readProcfile } from '../../../../src/sources/procfile/index.js';
import type { Launch } from '../../../../src/sources/shared/launch.js';
import type { SourceFile } from '../../../../src/model/span.js';
import { readSupervisor } from '../../../../src/sources/supervisor/index.js';
import { readSystemd } from '../../../../src/sources/systemd/index.js';
import { atBlanks, fileOf, misplaced } from './reading.js';

type Reader = (file: SourceFile) => { readonly launches: readonly Launch[] };

const HEADS: Readonly<Record<string, readonly [head: string, tail: string, reader: Reader]>> = {
  dockerfile: ['FROM python\n', '', (file) => readDockerfile(file)],
  compose: ['services:\n  web:\n    command: ', '\n', (file) => readCompose(file, atBlanks)],
  'compose list': ['services:\n  web:\n    command:\n      - ', '\n', (file) => readCompose(file, atBlanks)],
  kubernetes: ['kind: Pod\nspec:\n  containers:\n    - command: [a]\n      args:\n        - ', '\n', readKubernetes],
  ecs: ['[{"name":"web","command":["', '"]}]', readEcs],
  'ecs in a string': ['{"containerDefinitions":"[{\\"command\\":[\\"', '\\"]}]"}', readEcs],
  procfile: ['web: ', '', readProcfile],
  systemd: ['[Service]\nExecStart=/bin/x ', '\n', readSystemd],
  supervisor: ['[program:x]\ncommand=', '\n', (file) => readSupervisor(file, atBlanks)],
};

const SCRAPS = [
  ...'gunicorn|--timeout|30| |  |\n|\n      |\r\n|\t|"|\'|\\|\\\n|$|${T:-30}|${A:-${B}}|$$|$(K)|%i|%%|%(ENV_X)s|# c'.split(
    '|',
  ),
  ...'{{ x }}|{{ y | default 5 }}|{%- if a %}|{% endif %}|{{|}}|[|]|{|}|,|: |- |>|>-\n        |&a |*a|<<: |; |=|é|😀'.split(
    '|',
  ),
  '|\n        ',
  'ENV A=1 B="2 ${A}" \\\n  C=$B\n',
  'CMD ["a", "b\\n"]\n',
  'CMD exec $A\n',
  'ENTRYPOINT ["x"]\n',
  'ARG T=4\n',
  'RUN <<EOF\n',
  'EOF\n',
  'Environment=A="1 2" B=3\n',
  'ExecStart=\n',
  'environment=A="1",B=2\n',
];

describe.each(Object.entries(HEADS))('any input for %s', (_name, [head, tail, read]) => {
  test('is read without a fall, and every exact piece stands where it says', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 14 }), (scraps) => {
        const file = fileOf(head + scraps.join('') + tail);
        const { launches } = read(file);
        seen += launches.length;
        expect(misplaced(launches, file)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  test('ends soon when it is deep or long', () => {
    for (const text of ['['.repeat(5000), '{'.repeat(50_000), '- '.repeat(20_000), 'x'.repeat(1_000_000)]) {
      const file = fileOf(head + text + tail);
      expect(misplaced(read(file).launches, file)).toEqual([]);
    }
  });
});
