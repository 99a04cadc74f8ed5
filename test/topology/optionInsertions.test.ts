import { describe, expect, test } from '@jest/globals';
import { readAppServers } from '../../src/api.js';
import type { Hop } from '../../src/model/hop.js';

/** The app server that a file starts. */
function hopOf(name: string, text: string, requirements = ''): Hop {
  const beside = { name: 'requirements.txt', text: requirements };
  const { servers } = readAppServers([{ name, text }], (path) => (path === beside.name ? beside : undefined));
  return (servers[0] as { readonly hop: Hop }).hop;
}

/** The file with an idle time of 75 s where it had none; undefined where there is no place for it. */
function withIdle(name: string, text: string): string | undefined {
  const hop = hopOf(name, text);
  const setting = hop.timer('downstream.idle');
  const [place] = setting === undefined ? [] : (hop.insertions?.(setting) ?? []);
  if (place === undefined) return undefined;
  expect(place.at.file.name).toBe(name);
  return `${text.slice(0, place.at.start)}${place.before}75${place.after}${text.slice(place.at.end)}`;
}

const DOCKERFILE = 'FROM python:3.12-slim\n';

describe('an option that is missing is written as the words around it, and is read again', () => {
  test.each([
    [
      'Dockerfile',
      `${DOCKERFILE}CMD ["uvicorn", "app:app", "--port", "80"]\n`,
      '"uvicorn", "--timeout-keep-alive=75", "a',
    ],
    ['Dockerfile', `${DOCKERFILE}CMD ["uvicorn","app:app"]\n`, '["uvicorn","--timeout-keep-alive=75","app:app"]'],
    ['Dockerfile', `${DOCKERFILE}CMD ["uvicorn", \\\n  "app:app"]\n`, undefined],
    ['Dockerfile', `${DOCKERFILE}CMD exec uvicorn app:app\n`, 'exec uvicorn --timeout-keep-alive=75 app:app'],
    [
      'Dockerfile',
      `${DOCKERFILE}CMD gunicorn \\\n    -k uvicorn.workers.UvicornWorker \\\n    app:app\n`,
      'gunicorn \\\n    --keep-alive=75 \\\n    -k uvicorn',
    ],
    ['Procfile', 'web: poetry run uvicorn app:app\n', 'run uvicorn --timeout-keep-alive=75 app:app'],
    // Its word is that of the configuration file.
    ['Procfile', 'web: hypercorn app:app\n', undefined],
    [
      'app.service',
      '[Service]\nExecStart=/srv/venv/bin/uvicorn app:app\n',
      'bin/uvicorn --timeout-keep-alive=75 app:app',
    ],
    [
      'compose.yaml',
      'services:\n  web:\n    image: x\n    command: uvicorn app:app\n',
      'd: uvicorn --timeout-keep-alive=75 app',
    ],
    [
      'compose.yaml',
      'services:\n  web:\n    image: x\n    command:\n      - uvicorn\n      - app:app\n',
      '- uvicorn\n      - --timeout-keep-alive=75\n      - app:app',
    ],
    ['compose.yaml', 'services:\n  web:\n    image: x\n    command: [uvicorn, "app:app"]\n', undefined],
    [
      'compose.yaml',
      "services:\n  web:\n    image: x\n    command:\n      - 'uvicorn'\n      # the application\n      - 'app:app'\n",
      undefined,
    ],
    ['Procfile', 'web: uvicorn $APP\n', undefined],
    ['Procfile', 'web: uvicorn\n', undefined],
    // It has no such option.
    ['Dockerfile', `${DOCKERFILE}CMD ["fastapi", "run", "app.py"]\n`, undefined],
  ])('%s %j', (name, text, expected) => {
    const changed = withIdle(name, text);
    if (expected === undefined) return expect(changed).toBeUndefined();
    expect(changed).toContain(expected);
    expect(hopOf(name, changed as string).timer('downstream.idle')).toMatchObject({
      value: { min: 75_000 },
      provenance: 'explicit',
    });
  });
});

test('what is written already, or comes from where was not read, gets no second place', () => {
  expect(withIdle('Procfile', 'web: uvicorn --timeout-keep-alive 5 app:app\n')).toBeUndefined();
  expect(withIdle('Procfile', 'web: uvicorn $OPTIONS app:app\n')).toBeUndefined();
  // How long a request may take hangs together with more than this one option.
  const sync = hopOf('Procfile', 'web: gunicorn -w 2 app:app\n');
  const deadline = sync.timer('exchange.deadline');
  expect(deadline && sync.insertions?.(deadline)).toEqual([]);
  // No worker of this class keeps connections, whatever is set.
  expect(withIdle('Procfile', 'web: gunicorn app:app\n')).toBeUndefined();
});

test('an option that this version does not have is not written', () => {
  const places = (requirements: string): number | undefined => {
    const hop = hopOf('Procfile', 'web: uvicorn app:app\n', requirements);
    const grace = hop.timer('drain.grace');
    return grace && hop.insertions?.(grace).length;
  };
  expect([places(''), places('uvicorn==0.22.0\n'), places('uvicorn==0.21.1\n')]).toEqual([1, 1, 0]);
});
