import { expect } from '@jest/globals';
import { ask, type Outcome, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { told } from '../lab/seen.js';
import { type AppServer, startApp } from '../lab/servers/python.js';

const QUESTION = 'What does code that blocks the loop of a uvicorn process do to other requests?';

experiment('blocked-loop', { question: QUESTION, programs: ['uvicorn'] }, (shows) => {
  shows('one process: a request blocks it for 4 s, another is quick', async (lab) => {
    const app = await startApp(lab, 'uvicorn');
    const quick = await quickBeside(app, '/block/4');
    expect(quick.seconds).toBeGreaterThan(3);
    return `the quick one: ${told(quick)}`;
  });

  shows('one process: a request waits in it for 4 s, another is quick', async (lab) => {
    const app = await startApp(lab, 'uvicorn');
    const quick = await quickBeside(app, '/sleep/4');
    expect(quick.seconds).toBeLessThan(3);
    return `the quick one: ${told(quick)}`;
  });

  shows('--workers 3: a request blocks one for 6 s, another is quick', async (lab) => {
    const app = await startApp(lab, 'uvicorn', ['--workers', '3']);
    await app.running.says(/(Application startup complete[^]*){3}/, 15_000);
    const quick = await quickBeside(app, '/block/6');
    expect(quick.seconds).toBeLessThan(5);
    return `the quick one: ${told(quick)}`;
  });

  shows('one process that is blocked for good: ten seconds later', async (lab) => {
    const app = await startApp(lab, 'uvicorn');
    const blocks = ask(app.port, { path: '/block/60', patience: 10_000 });
    await pause(300);
    const quick = await ask(app.port, { patience: 9000 });
    expect([(await blocks).end, quick.end]).toEqual(['patience', 'patience']);
    expect(app.running.ended).toBeUndefined();
    return `the quick one: ${told(quick)}, and nothing ends the process`;
  });
});

/** What a quick request gets that comes while another one is served; both are over then. */
async function quickBeside(app: AppServer, path: string): Promise<Outcome> {
  const other = ask(app.port, { path });
  await pause(300);
  const quick = await ask(app.port);
  expect(quick.status).toBe(200);
  await other;
  return quick;
}
