import { expect } from '@jest/globals';
import { ask } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told } from '../lab/seen.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = "Does gunicorn's timeout count while a worker imports the application?";

experiment('slow-boot', { question: QUESTION, programs: ['gunicorn'] }, (shows) => {
  const threads = ['--threads', '4'];
  const shapes = [
    ['--timeout 1', [...threads, '--timeout', '1'], false],
    ['--timeout 1 --preload', [...threads, '--timeout', '1', '--preload'], true],
    ['--timeout 20', [...threads, '--timeout', '20'], true],
  ] as const;
  for (const [name, words, serves] of shapes) {
    shows(
      `threads, ${name} (5 s scaled to 1 s), an application that takes 4 s to import: the first request`,
      async (lab) => {
        const app = await startApp(lab, 'gunicorn', words, { environment: { IMPORT_SECONDS: '4' } });
        const outcome = await ask(app.port, { patience: 12_000 });
        const kills = app.running.read().match(/WORKER TIMEOUT/g)?.length ?? 0;
        if (serves) expect(outcome.status).toBe(200);
        else {
          expect(outcome.end).toBe('patience');
          expect(kills).toBeGreaterThan(1);
        }
        if (!serves) return `${told(outcome)}; gunicorn by then, ${kills} times: ${killed(app)}`;
        return `${outcome.status}, when the import is done; workers killed while it lasts: none`;
      },
    );
  }
});
