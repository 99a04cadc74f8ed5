import { experiment } from '../lab/experiment.js';
import { refused, startsOf } from '../lab/refusals.js';

const QUESTION = 'Which words, values and keywords does waitress refuse to start with?';

experiment('waitress-starts', { question: QUESTION, programs: ['waitress'] }, (shows) => {
  startsOf(shows, 'waitress', {
    refused: [
      refused('--timeout=120', "gunicorn's timeout", /option --timeout not recognized/, 1),
      refused(
        '--channel-timeout=120s',
        'a unit behind the seconds',
        /invalid literal for int\(\) with base 10: '120s'/,
        1,
      ),
      {
        shape: 'app:app --channel-timeout=120: an option behind the application',
        words: ['wsgi:app', '--channel-timeout=120'],
        status: 1,
        says: /Specify one application only/,
      },
    ],
    accepted: [
      { shape: '--channel-timeout=120 --threads=8', words: ['--channel-timeout=120', '--threads=8'] },
      { shape: '--channel-t=120: abbreviated', words: ['--channel-t=120'] },
    ],
  });

  startsOf(shows, 'python', {
    refused: [
      {
        shape: 'serve(app, timeout=120): a keyword that there is not',
        words: ['main.py'],
        files: { 'main.py': serve('timeout=120') },
        status: 1,
        says: /ValueError: Unknown adjustment 'timeout'/,
      },
    ],
    accepted: [
      {
        shape: 'serve(app, channel_timeout=120, threads=8)',
        words: ['main.py'],
        files: { 'main.py': serve('channel_timeout=120, threads=8') },
      },
    ],
  });
});

function serve(keywords: string): string {
  return `import os\nfrom waitress import serve\nfrom wsgi import app\nserve(app, listen="127.0.0.1:" + os.environ["LISTEN_PORT"], ${keywords})\n`;
}
