import { experiment } from '../lab/experiment.js';
import { refused, startsOf } from '../lab/refusals.js';

const QUESTION = 'Which words, values and files does hypercorn refuse to start with?';

experiment('hypercorn-starts', { question: QUESTION, programs: ['hypercorn'] }, (shows) => {
  startsOf(shows, 'hypercorn', {
    refused: [
      refused('--timeout 120', "gunicorn's timeout", /unrecognized arguments: --timeout 120/),
      refused('--timeout-keep-alive 75', "uvicorn's idle timeout", /unrecognized arguments: --timeout-keep-alive 75/),
      refused('--keep-alive 75s', 'a unit behind the seconds', /argument --keep-alive: invalid int value: '75s'/),
      {
        shape: 'keep_alive_timeout = 75s in hypercorn.toml: a unit without quotes',
        words: ['-c', 'hypercorn.toml'],
        files: { 'hypercorn.toml': 'keep_alive_timeout = 75s\n' },
        status: 1,
        says: /^\w*\.?\w*Error: .*|TomlDecodeError.*/m,
      },
    ],
    accepted: [
      { shape: '--keep-alive 75 --graceful-timeout 20', words: ['--keep-alive', '75', '--graceful-timeout', '20'] },
      { shape: '--keep 75 --graceful 20: abbreviated', words: ['--keep', '75', '--graceful', '20'] },
      {
        shape: 'keep_alive_timeout = 75.5 in hypercorn.toml',
        words: ['-c', 'hypercorn.toml'],
        files: { 'hypercorn.toml': 'keep_alive_timeout = 75.5\n' },
      },
      {
        shape: 'keep_alive_timeout = 15 * 5 in a Python file, -c file:hypercorn.conf.py',
        words: ['-c', 'file:hypercorn.conf.py'],
        files: { 'hypercorn.conf.py': 'keep_alive_timeout = 15 * 5\n' },
      },
    ],
  });
});
