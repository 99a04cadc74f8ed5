import { expect } from '@jest/globals';
import { ask, Connection } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { line, told } from '../lab/seen.js';
import { uvicornRun } from '../lab/servers/application.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'What does uvicorn.run() make of variables, and of a timeout that is a text?';

experiment('uvicorn-run', { question: QUESTION, programs: ['uvicorn'] }, (shows) => {
  const variable = { UVICORN_TIMEOUT_KEEP_ALIVE: '1' };
  const starts = {
    'the command uvicorn': ['uvicorn', [], {}, true],
    'uvicorn.run()': ['python', ['main.py'], { 'main.py': uvicornRun('') }, false],
  } as const;
  for (const [name, [server, words, files, read]] of Object.entries(starts)) {
    shows(`${name} with UVICORN_TIMEOUT_KEEP_ALIVE=1 (75 s scaled to 1 s): an idle connection`, async (lab) => {
      const app = await startApp(lab, server, words, { files, environment: variable });
      const connection = new Connection(app.port);
      expect((await connection.ask()).status).toBe(200);
      const seconds = (await connection.closedAfter(12_000)) ?? Infinity;
      if (read) expect(seconds).toBeLessThan(3);
      else expect(seconds).toBeGreaterThan(4);
      return `${read ? 'read' : 'not read, the default of 5 s counts'}: closed after ${seconds.toFixed(1)} s`;
    });
  }

  for (const [keyword, fails] of [
    ['timeout_keep_alive="75"', true],
    ['timeout_keep_alive=75', false],
  ] as const) {
    shows(`uvicorn.run(..., ${keyword}): two requests on one connection`, async (lab) => {
      const app = await startApp(lab, 'python', ['main.py'], { files: { 'main.py': uvicornRun(keyword) } });
      const connection = new Connection(app.port);
      const first = await connection.ask();
      expect(first.status).toBe(200);
      const second = await connection.ask();
      expect(second.status).toBe(fails ? 0 : 200);
      if (fails) await app.running.says(/^TypeError/m, 5000);
      const error = line(app, /^TypeError/);
      expect(error !== undefined).toBe(fails);
      expect((await ask(app.port)).status).toBe(200);
      return `the first: 200; the second: ${told(second)}; uvicorn: ${error ?? 'nothing'}`;
    });
  }
});
