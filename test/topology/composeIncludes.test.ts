import { expect, test } from '@jest/globals';
import { filesBeside } from '../../src/topology/appServers.js';
import { readCarriers } from '../../src/topology/carriers.js';
import { FURTHER } from '../../src/topology/furtherReaders.js';
import { fileOf } from '../sources/shared/yaml/reading.js';

test('what a compose file includes is started once, also where the included file is given itself', () => {
  const files = [
    fileOf('include: [api/compose.yml]\nservices:\n  web: {image: nginx}\n', 'compose.yml'),
    fileOf('services:\n  api:\n    build: .\n  job: {image: x, command: run}\n', 'api/compose.yml'),
    fileOf('FROM python\nCMD ["gunicorn", "app"]\n', 'api/Dockerfile'),
  ];
  const { launches, names } = readCarriers(files, filesBeside(files), FURTHER.carriers);
  expect(launches.map((launch) => [launch.name, names.get(launch)])).toEqual([
    ['job', ['job']],
    ['api', ['api']],
  ]);
});
