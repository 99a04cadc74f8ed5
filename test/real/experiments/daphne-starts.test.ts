import { experiment } from '../lab/experiment.js';
import { refused, startsOf } from '../lab/refusals.js';

const QUESTION = 'Which words and values does daphne refuse to start with?';

experiment('daphne-starts', { question: QUESTION, programs: ['daphne'] }, (shows) => {
  startsOf(shows, 'daphne', {
    refused: [
      refused(
        '--websocket-timeout 3600',
        'a dash in place of an underscore',
        /unrecognized arguments: --websocket-timeout/,
      ),
      refused('--workers 4', "gunicorn's number of workers", /unrecognized arguments: --workers/),
      refused(
        '--http-timeout 60s',
        'a unit behind the seconds',
        /argument -t\/--http-timeout: invalid int value: '60s'/,
      ),
    ],
    accepted: [
      { shape: '--websocket_timeout 3600 -t 60', words: ['--websocket_timeout', '3600', '-t', '60'] },
      { shape: '--http 60: abbreviated', words: ['--http', '60'] },
    ],
  });
});
