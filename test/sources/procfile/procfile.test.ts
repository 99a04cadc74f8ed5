import { expect, test } from '@jest/globals';
import { looksLikeProcfile, readProcfile } from '../../../src/sources/procfile/index.js';
import { fileOf, wordsOf, writtenAt } from '../shared/yaml/reading.js';

test('each type is a launch, also those that serve nothing', () => {
  const text = '# all\nrelease: ./migrate\nweb:gunicorn app -t ${T:-30}  \r\n\nnot a line\nworker-2: celery\n';
  const { launches } = readProcfile(fileOf(text));
  expect(launches.map((launch) => [launch.name, ...wordsOf(launch)])).toEqual([
    ['release', '/bin/bash', './migrate'],
    ['web', '/bin/bash', 'gunicorn app -t ${T:-30}'],
    ['worker-2', '/bin/bash', 'celery'],
  ]);
  expect(launches.map(({ span }) => text.slice(span.start, span.end))).toEqual(['release', 'web', 'worker-2']);
  expect(launches[1]?.environmentOpen).toBe(true);
  const script = launches[1]?.command.form === 'shell' ? launches[1].command.script : undefined;
  expect(writtenAt(script)).toBe('gunicorn app -t ${T:-30}');
});

test('lines that steer a template are left out', () => {
  const { launches } = readProcfile(fileOf('{%- if async == "y" %}\nweb: uvicorn {{ app }}\n{%- endif %}\n'));
  expect(launches.map(wordsOf)).toEqual([['/bin/bash', 'uvicorn <{{ app }}|>']]);
});

test('what is a Procfile', () => {
  expect(looksLikeProcfile(fileOf('web: x', 'app/Procfile'))).toBe(true);
  expect(looksLikeProcfile(fileOf('web: x', 'Procfile.dev'))).toBe(true);
  expect(looksLikeProcfile(fileOf('web: x', 'a.yaml'))).toBe(false);
});
