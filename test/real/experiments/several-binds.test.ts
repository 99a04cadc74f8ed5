import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { killed, told } from '../lab/seen.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'From when on does the timeout of a sync worker count, with one address and with two?';

experiment('several-binds', { question: QUESTION, programs: ['gunicorn'] }, (shows) => {
  const shapes = [
    ['one address', [], 6],
    ['two addresses', ['-b', 'unix:second.sock'], 3],
  ] as const;
  for (const [name, words, least] of shapes) {
    shows(`sync, --timeout 6, ${name}: a request of 12 s that comes 2 s after the last one`, async (lab) => {
      const app = await startApp(lab, 'gunicorn', ['--timeout', '6', ...words]);
      expect((await ask(app.port)).status).toBe(200);
      await pause(2000);
      const outcome = await ask(app.port, { path: '/sleep/12' });
      expect(outcome.end).not.toBe('answer');
      expect(outcome.seconds).toBeGreaterThan(least - 0.1);
      if (least < 6) expect(outcome.seconds).toBeLessThan(5.9);
      expect(killed(app)).toBeDefined();
      return `${told(outcome)}; gunicorn: ${killed(app)}`;
    });
  }

  shows('threads, --timeout 6, two addresses: a request of 8 s that comes 2 s after the last one', async (lab) => {
    const app = await startApp(lab, 'gunicorn', ['--threads', '4', '--timeout', '6', '-b', 'unix:second.sock']);
    expect((await ask(app.port)).status).toBe(200);
    await pause(2000);
    const outcome = await ask(app.port, { path: '/sleep/8' });
    expect(outcome.status).toBe(200);
    return told(outcome);
  });
});
