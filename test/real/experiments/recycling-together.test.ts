import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { line, told } from '../lab/seen.js';
import { type AppServer, startApp } from '../lab/servers/python.js';

const QUESTION = 'Do workers that began together reach max_requests together?';

experiment('recycling-together', { question: QUESTION, programs: ['gunicorn'] }, (shows) => {
  const shapes = [
    ['without a jitter', [], true],
    ['with a jitter (so wide that two of the same number are out of the question)', ['1000000'], false],
  ] as const;
  for (const [name, jitter, together] of shapes) {
    shows(
      `two sync workers, --max-requests 2 ${name}, an import of 3 s: four requests shared evenly, then one more`,
      async (lab) => {
        const words = ['-w', '2', '--max-requests', '2', ...jitter.flatMap((most) => ['--max-requests-jitter', most])];
        const app = await startApp(lab, 'gunicorn', words, { environment: { IMPORT_SECONDS: '3' } });
        await imported(app, 2);
        const pids = [];
        for (let round = 2; round > 0; round--) {
          const pair = await Promise.all([1, 2].map(() => ask(app.port, { path: '/sleep/1' })));
          pids.push(new Set(pair.map(({ body }) => body)).size);
          expect(pair.map(({ status }) => status)).toEqual([200, 200]);
        }
        expect(pids).toEqual([2, 2]);
        const next = await ask(app.port);
        expect(next.status).toBe(200);
        if (together) expect(next.seconds).toBeGreaterThan(2);
        else expect(next.seconds).toBeLessThan(2);
        return `the one more: ${told(next)}; gunicorn: ${line(app, /Autorestarting/) ?? 'nothing'}`;
      },
    );
  }
});

/** Waits until so many workers have imported the application. */
async function imported(app: AppServer, workers: number): Promise<void> {
  const until = performance.now() + 20_000;
  while (app.work().filter((each) => each === 'imported').length < workers && performance.now() < until)
    await pause(50);
}
