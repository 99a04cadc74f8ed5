import { expect } from '@jest/globals';
import { Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'Which of the settings that somebody wrote does hypercorn use?';

experiment('hypercorn-settings', { question: QUESTION, programs: ['hypercorn'] }, (shows) => {
  const file = ['-c', 'hypercorn.toml'];
  const shapes = [
    ['keep_alive_timeout = 2 in the file', file, 'keep_alive_timeout = 2', 2],
    ['keep_alive = 2 in the file', file, 'keep_alive = 2', 5],
    ['timeout = 2 in the file', file, 'timeout = 2', 5],
    [
      '--keep-alive 2, and keep_alive_timeout = 9 in the file',
      [...file, '--keep-alive', '2'],
      'keep_alive_timeout = 9',
      2,
    ],
  ] as const;
  for (const [name, words, text, expected] of shapes) {
    shows(`${name}: a client that sends nothing`, async (lab) => {
      const app = await startApp(lab, 'hypercorn', words, { files: { 'hypercorn.toml': `${text}\n` } });
      const seconds = (await new Connection(app.port).closedAfter(12_000)) ?? Infinity;
      if (expected === 2) expect(seconds).toBeLessThan(4);
      else expect(seconds).toBeGreaterThan(4);
      const used = expected === 5 ? 'not used, the default of 5 s counts' : 'the 2 s are used';
      return `starts without a word; ${used}: closed after ${seconds.toFixed(1)} s`;
    });
  }
});
