import { experiment } from '../lab/experiment.js';
import { type Refused, refused, startsOf } from '../lab/refusals.js';
import { uvicornRun } from '../lab/servers/application.js';

const QUESTION = 'Which words, values and variables does uvicorn refuse to start with?';

experiment('uvicorn-starts', { question: QUESTION, programs: ['uvicorn'] }, (shows) => {
  startsOf(shows, 'uvicorn', {
    refused: [
      refused(
        '--timeout-graceful-shutdown 20',
        'before there was one',
        /No such option:? .?--timeout-graceful-shutdown/,
      ),
      refused('--timeout 120', "gunicorn's flag", /No such option:? .?--timeout\b/),
      refused('--keep-alive 75', "gunicorn's name for the idle timeout", /No such option:? .?--keep-alive/),
      refused('--timeout-keep 75', 'an abbreviation', /No such option:? .?--timeout-keep\b/),
      refused('--timeout-keep-alive 75s', 'a unit behind the seconds', /'75s' is not a valid integer/),
      variable('UVICORN_TIMEOUT_KEEP_ALIVE', '7.5', 2, /'7.5' is not a valid integer/),
      variable('WEB_CONCURRENCY', 'auto', 1, /ValueError: invalid literal for int\(\) with base 10: 'auto'/),
      refused(
        '--proxy-headers=true',
        'an option that takes no value',
        /Option '?--proxy-headers'? does not take a value/,
      ),
      refused('asgi:app --timeout-keep-alive 75 s', 'a unit by itself', /unexpected extra argument \(s\)/),
      {
        shape: 'asgi:app --timeout-keep-alive: the number was left out',
        words: ['asgi:app', '--timeout-keep-alive'],
        status: 2,
        says: /Option '?--timeout-keep-alive'? requires an argument/,
      },
    ],
    accepted: [
      { shape: '--timeout-keep-alive 75', words: ['--timeout-keep-alive', '75'] },
      {
        shape: '--timeout-keep-alive=75 --ws-ping-interval 7.5',
        words: ['--timeout-keep-alive=75', '--ws-ping-interval', '7.5'],
      },
      { shape: '--proxy-headers', words: ['--proxy-headers'] },
      { shape: 'UVICORN_PROXY_HEADERS=true', words: [], environment: { UVICORN_PROXY_HEADERS: 'true' } },
      { shape: 'UVICORN_TIMEOUT_KEEP_ALIVE= (empty)', words: [], environment: { UVICORN_TIMEOUT_KEEP_ALIVE: '' } },
    ],
  });

  startsOf(shows, 'python', {
    refused: [
      {
        shape: 'uvicorn.run("app:app", keep_alive=75): a keyword that there is not',
        words: ['main.py'],
        files: { 'main.py': uvicornRun('keep_alive=75') },
        status: 1,
        says: /TypeError: .*unexpected keyword argument 'keep_alive'/,
      },
    ],
    accepted: [
      {
        shape: 'uvicorn.run("app:app", timeout_keep_alive=75)',
        words: ['main.py'],
        files: { 'main.py': uvicornRun('timeout_keep_alive=75') },
      },
    ],
  });
});

function variable(name: string, value: string, status: number, says: RegExp): Refused {
  return { shape: `${name}=${value}`, words: [], environment: { [name]: value }, status, says };
}
