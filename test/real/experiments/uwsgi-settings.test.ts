import { expect } from '@jest/globals';
import { ask, pause } from '../lab/connection.js';
import { experiment } from '../lab/experiment.js';
import { startsOf } from '../lab/refusals.js';
import { line, told } from '../lab/seen.js';
import { startApp } from '../lab/servers/python.js';

const QUESTION = 'Which options and values does uWSGI refuse, use, or pass over in silence?';

experiment('uwsgi-settings', { question: QUESTION, programs: ['uWSGI'] }, (shows) => {
  startsOf(shows, 'uwsgi-http', {
    refused: [
      {
        shape: "--timeout 60: gunicorn's timeout",
        words: ['--timeout', '60'],
        status: 1,
        says: /unrecognized option '--timeout'/,
      },
      {
        shape: '--die-on-term=true: a value for an option that takes none',
        words: ['--master', '--die-on-term=true'],
        status: 1,
        says: /option '--die-on-term' doesn't allow an argument/,
      },
    ],
    accepted: [
      { shape: '--master --harakiri 60', words: ['--master', '--harakiri', '60'] },
      { shape: '--master --die-on-term', words: ['--master', '--die-on-term'] },
    ],
  });

  const ini = ['--ini', 'uwsgi.ini'];
  const file = (key: string) => ({ files: { 'uwsgi.ini': `[uwsgi]\nmaster = true\n${key}\n` } });

  const clocks = [
    ['uwsgi-http', 'harakiri = 1', 'used'],
    ['uwsgi-http', 'timeout = 1', 'passed over'],
    ['uwsgi-http', 'harakiri = 1m', 'used as 1 s'],
    ['uwsgi-http', 'harakiri = 60s', 'used as 60 s'],
    ['uwsgi-http', 'harakiri = 0.5', 'used as 0, which is off'],
    ['uwsgi-router', 'http-timeout = 1', 'used'],
    ['uwsgi-router', 'http_timeout = 1', 'passed over'],
    ['uwsgi-http', 'plugin = http\nhttp-timeout = 1', 'passed over, for no router runs'],
  ] as const;
  for (const [server, key, use] of clocks) {
    const door = server === 'uwsgi-router' ? '--http' : '--http-socket';
    shows(`${key.split('\n').at(-1)} in uwsgi.ini, ${door}: a request of 4 s`, async (lab) => {
      const app = await startApp(lab, server, ini, file(key));
      expect((await ask(app.port)).status).toBe(200);
      const outcome = await ask(app.port, { path: '/sleep/4' });
      const ended = use === 'used' || use === 'used as 1 s';
      expect(outcome.status).toBe(ended ? 0 : 200);
      if (ended) expect(outcome.seconds).toBeLessThan(3.9);
      expect(app.running.read()).not.toMatch(/unknown|unrecognized|invalid/i);
      const said = line(app, /HARAKIRI/)?.replace(/^.*?\*\*\*/, '***');
      return `starts without a word; ${use}: ${told(outcome)}${said === undefined ? '' : `; uWSGI: ${said}`}`;
    });
  }

  for (const [key, stops] of [
    ['die-on-term = true', true],
    ['die_on_term = true', false],
  ] as const) {
    shows(`${key} in uwsgi.ini: SIGTERM`, async (lab) => {
      const app = await startApp(lab, 'uwsgi-http', ini, file(key));
      expect((await ask(app.port)).status).toBe(200);
      app.running.signal('SIGTERM');
      expect(await app.running.finished(4000)).toBe(stops);
      await pause(200);
      if (!stops) expect((await ask(app.port)).status).toBe(200);
      return stops ? 'ends' : 'passed over: it loads anew, and answers 200 four seconds later';
    });
  }
});
