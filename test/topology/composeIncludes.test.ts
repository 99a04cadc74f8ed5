import { expect, test } from '@jest/globals';
import { readAppServers } from '../../src/topology/appServers.js';
import { FURTHER } from '../../src/topology/furtherReaders.js';
import { fileOf } from '../sources/shared/yaml/reading.js';

test('what a compose file includes is started once, also where the included file is given itself', () => {
  const files = [
    fileOf('include: [api/compose.yml]\nservices:\n  web: {image: nginx}\n', 'compose.yml'),
    fileOf('services:\n  api:\n    build: .\n  job: {image: x, command: uvicorn job:app}\n', 'api/compose.yml'),
    fileOf('FROM python\nCMD ["gunicorn", "app"]\n', 'api/Dockerfile'),
  ];
  const { servers } = readAppServers(files, undefined, FURTHER);
  expect(servers.map(({ hop, names }) => [hop.label, names])).toEqual([
    ['uvicorn', ['job']],
    ['gunicorn', ['api']],
  ]);
});
