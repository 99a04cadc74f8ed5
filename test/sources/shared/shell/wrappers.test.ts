import { describe, expect, test } from '@jest/globals';
import { invocationsOf } from '../../../../src/sources/shared/shell/index.js';
import { textOf } from '../../../../src/sources/shared/pieces.js';
import { argsOf, commandsOf, only, placeOf, shellLaunch, wordsLaunch } from './launchOf.js';

describe('programs around a server', () => {
  test.each([
    ['gunicorn -t 9 a:b', ''],
    ['/venv/bin/gunicorn -t 9 a:b', ''],
    ['exec gunicorn -t 9 a:b', ''],
    ['exec -a web -c gunicorn -t 9 a:b', ''],
    ['command gunicorn -t 9 a:b', ''],
    ['A=1 B= gunicorn -t 9 a:b', ''],
    ['env -i -u X A=1 gunicorn -t 9 a:b', 'env'],
    ['env --unset=X --chdir /srv A=1 gunicorn -t 9 a:b', 'env'],
    ['env -S "A=1 gunicorn -t 9" a:b', 'env'],
    ['env - gunicorn -t 9 a:b', 'env'],
    ['nice -n 5 gunicorn -t 9 a:b', 'nice'],
    ['nice -5 gunicorn -t 9 a:b', 'nice'],
    ['ionice -c2 -n 7 gunicorn -t 9 a:b', 'ionice'],
    ['nohup setsid gunicorn -t 9 a:b', 'nohup setsid'],
    ['timeout 60 gunicorn -t 9 a:b', 'timeout'],
    ['timeout -k 5 60 gunicorn -t 9 a:b', 'timeout'],
    ['timeout --kill-after=5 --signal INT 60 gunicorn -t 9 a:b', 'timeout'],
    ['timeout -t 60 gunicorn -t 9 a:b', 'timeout'],
    ['stdbuf -oL -e 0 gunicorn -t 9 a:b', 'stdbuf'],
    ['chrt -f 99 taskset -c 0,1 gunicorn -t 9 a:b', 'chrt taskset'],
    ['sudo -Hu www-data -E gunicorn -t 9 a:b', 'sudo'],
    ['sudo -u x -- gunicorn -t 9 a:b', 'sudo'],
    ['sudo --user x A=1 gunicorn -t 9 a:b', 'sudo'],
    ['gosu app:app gunicorn -t 9 a:b', 'gosu'],
    ['su-exec 1000 gunicorn -t 9 a:b', 'su-exec'],
    ['setpriv --reuid=1000 --regid 1000 --clear-groups -- gunicorn -t 9 a:b', 'setpriv'],
    ['chpst -u app -e /env gunicorn -t 9 a:b', 'chpst'],
    ['runuser -u www -- gunicorn -t 9 a:b', 'runuser'],
    ['runuser www -c "gunicorn -t 9 a:b"', 'runuser'],
    [`su - app -s /bin/bash -c 'gunicorn -t 9 a:b'`, 'su'],
    [`su -c 'gunicorn -t 9 a:b' app`, 'su'],
    ['dumb-init -v -r 15:3 -- gunicorn -t 9 a:b', 'dumb-init'],
    ['tini -g -s -- gunicorn -t 9 a:b', 'tini'],
    ['/sbin/tini -e 143 gunicorn -t 9 a:b', 'tini'],
    ['catatonit -- gunicorn -t 9 a:b', 'catatonit'],
    ['s6-setuidgid abc with-contenv gunicorn -t 9 a:b', 's6-setuidgid with-contenv'],
    ['poetry run gunicorn -t 9 a:b', 'poetry'],
    ['poetry --no-ansi -C /app run gunicorn -t 9 a:b', 'poetry'],
    ['pipenv run gunicorn -t 9 a:b', 'pipenv'],
    ['uv run --no-sync gunicorn -t 9 a:b', 'uv'],
    ['uv --directory /app run --frozen --with gunicorn==23 -- gunicorn -t 9 a:b', 'uv'],
    ['uv run -p 3.12 --env-file .env -m gunicorn -t 9 a:b', 'uv'],
    ['uvx --from gunicorn gunicorn -t 9 a:b', 'uvx'],
    ['uv tool run gunicorn -t 9 a:b', 'uv'],
    ['pdm run -p /app gunicorn -t 9 a:b', 'pdm'],
    ['hatch -e prod run gunicorn -t 9 a:b', 'hatch'],
    ['hatch run prod:gunicorn -t 9 a:b', 'hatch'],
    ['rye run gunicorn -t 9 a:b', 'rye'],
    ['conda run -n web --no-capture-output gunicorn -t 9 a:b', 'conda'],
    ['micromamba run -p /env gunicorn -t 9 a:b', 'micromamba'],
    ['python -m gunicorn -t 9 a:b', 'python'],
    ['python3.11 -uO -W ignore -X dev -m gunicorn -t 9 a:b', 'python3.11'],
    ['/venv/bin/python -um gunicorn.app.wsgiapp -t 9 a:b', 'python'],
    ['python3 /venv/bin/gunicorn -t 9 a:b', 'python3'],
    ['python -mgunicorn -t 9 a:b', 'python'],
    ['coverage run --source . -p -m gunicorn -t 9 a:b', 'coverage'],
    ['python -m coverage run -m gunicorn -t 9 a:b', 'python coverage'],
    ['python -m debugpy --listen 0.0.0.0:5678 --wait-for-client -m gunicorn -t 9 a:b', 'python debugpy'],
    ['ddtrace-run --debug gunicorn -t 9 a:b', 'ddtrace-run'],
    ['newrelic-admin run-program gunicorn -t 9 a:b', 'newrelic-admin'],
    [
      'opentelemetry-instrument --traces_exporter console --service_name=api gunicorn -t 9 a:b',
      'opentelemetry-instrument',
    ],
    ['chamber exec web other -- gunicorn -t 9 a:b', 'chamber'],
    ['doppler run -p x -- gunicorn -t 9 a:b', 'doppler'],
    [`doppler run --command='gunicorn -t 9 a:b'`, 'doppler'],
    ['op run --env-file .env -- gunicorn -t 9 a:b', 'op'],
    ['aws-vault exec prod -- gunicorn -t 9 a:b', 'aws-vault'],
    ['dotenv -f .env run -- gunicorn -t 9 a:b', 'dotenv'],
    ['honcho -e .env run gunicorn -t 9 a:b', 'honcho'],
    ['./wait-for-it.sh db:5432 -t 60 -- gunicorn -t 9 a:b', 'wait-for-it.sh'],
    ['wait-for-it db:5432 --timeout=60 --strict -- gunicorn -t 9 a:b', 'wait-for-it'],
    ['dockerize -wait tcp://db:5432 -timeout 20s gunicorn -t 9 a:b', 'dockerize'],
    ['dockerize -wait=tcp://db:5432 -timeout=20s -- gunicorn -t 9 a:b', 'dockerize'],
    ['flock -w 60 /tmp/lock gunicorn -t 9 a:b', 'flock'],
    ['flock /tmp/lock -c "gunicorn -t 9 a:b"', 'flock'],
    ['sh -c "gunicorn -t 9 a:b"', 'sh'],
    [`bash -exo pipefail -c 'gunicorn -t "$1" "$2"' name 9 a:b`, 'bash'],
    [`/bin/bash -lc 'exec sh -c "gunicorn -t 9 a:b"'`, 'bash sh'],
    ['busybox sh -c "gunicorn -t 9 a:b"', 'sh'],
    ['/docker-entrypoint.sh gunicorn -t 9 a:b', 'docker-entrypoint.sh'],
    ['bash /app/entrypoint.sh gunicorn -t 9 a:b', 'bash'],
    ['/entrypoint.sh -- poetry run gunicorn -t 9 a:b', 'entrypoint.sh poetry'],
    ['$PREFIX gunicorn -t 9 a:b', ''],
    [
      'exec env A=1 nice timeout -k 5 60 poetry run ddtrace-run python -m gunicorn -t 9 a:b',
      'env nice timeout poetry ddtrace-run python',
    ],
    ['time gunicorn -t 9 a:b', ''],
  ])('%s', (text, wrappers) => {
    const found = only(shellLaunch(text));
    expect(found.server).toBe('gunicorn');
    expect(argsOf(found)).toEqual(['-t', '9', 'a:b']);
    expect(found.wrappers.join(' ')).toBe(wrappers);
    expect(placeOf(found.args[1] ?? [])).toBe('Dockerfile: 9');
  });

  test.each([
    'pip install gunicorn',
    'echo gunicorn -t 9 a:b',
    'which gunicorn',
    'command -v gunicorn',
    'pkill -HUP gunicorn',
    'python -c "import gunicorn" gunicorn',
    'python manage.py runserver',
    'python -m pip install uvicorn',
    'poetry install gunicorn',
    'poetry add uvicorn',
    'conda install -n web gunicorn',
    'uv pip install gunicorn',
    'coverage report gunicorn',
    'gunicorn --version',
    'gunicorn --check-config a:b',
    'uvicorn --help',
    'fastapi dev main.py',
    'fastapi --version',
    'celery -A app worker -l info',
    'timeout 60',
    'sudo -u gunicorn',
    'gosu gunicorn',
    'wait-for-it.sh -t 60 gunicorn:8000',
    'chamber exec gunicorn',
    'supervisord -c gunicorn.conf',
    'gunicornize a:b',
    'sh',
    'sh -c',
    'exec',
    'exec > /dev/null',
    'env',
    'A=gunicorn',
    'cat <<EOF > run.sh\ngunicorn a:b\nEOF',
    '# gunicorn a:b',
    '',
  ])('%j starts no server', (text) => {
    expect(invocationsOf(shellLaunch(text))).toEqual([]);
  });

  test.each([
    ['gunicorn3 x', 'gunicorn'],
    ['gunicorn-3.11 x', 'gunicorn'],
    ['uvicorn x', 'uvicorn'],
    ['python -m uvicorn x', 'uvicorn'],
    ['hypercorn x', 'hypercorn'],
    ['granian x', 'granian'],
    ['daphne x', 'daphne'],
    ['waitress-serve x', 'waitress'],
    ['python3 -m waitress x', 'waitress'],
    ['uwsgi x', 'uwsgi'],
    ['uwsgi-core x', 'uwsgi'],
    ['/usr/bin/uwsgi_python3 x', 'uwsgi'],
    ['pyuwsgi x', 'uwsgi'],
  ])('%s is %s', (text, server) => {
    const found = only(shellLaunch(text));
    expect(found.server).toBe(server);
    expect(argsOf(found)).toEqual(['x']);
  });

  test('fastapi is a server only with run, which stays the first argument', () => {
    expect(commandsOf(shellLaunch('fastapi run --workers 2 main.py; python -m fastapi run x'))).toEqual([
      'fastapi run --workers 2 main.py',
      'fastapi run x',
    ]);
  });

  test('words are not read as a shell would read them', () => {
    const found = only(wordsLaunch(['gunicorn', '-t', '${T:-30}', "'a b'", 'a && b']));
    expect(argsOf(found)).toEqual(['-t', '${T:-30}', "'a b'", 'a && b']);
  });

  test('words of a list may hold a shell and its script', () => {
    const found = only(wordsLaunch(['/usr/bin/tini', '--', 'sh', '-c', 'cd /app && exec gunicorn -t ${T:-30} a:b']));
    expect(argsOf(found)).toEqual(['-t', '<${T:-30}|30>', 'a:b']);
    expect(found.wrappers).toEqual(['tini', 'sh']);
    expect(found.directory).toBe('/app');
  });

  test('an entrypoint script hands its words on, with variables that nobody knows', () => {
    const found = only(wordsLaunch(['./docker-entrypoint.sh', 'uvicorn', 'a:b'], { open: false }));
    expect(found.environmentOpen).toBe(true);
  });

  test.each([
    ['uv --directory /a run gunicorn x', '/a'],
    ['poetry -C sub run gunicorn x', '/srv/sub'],
    ['env -C ../b gunicorn x', '/b'],
    ['sudo -D /c gunicorn x', '/c'],
    ['cd app && cd web && gunicorn x', '/srv/app/web'],
    ['(cd app); gunicorn x', '/srv'],
    ['cd "$DIR"; gunicorn x', undefined],
    [`su - web -c 'gunicorn x'`, undefined],
    [`su - web -c 'cd /d; gunicorn x'`, '/d'],
  ])('%s starts in %s', (text, directory) => {
    expect(only(shellLaunch(text, { directory: '/srv' })).directory).toBe(directory);
  });

  test('a relative directory stays relative to one that is not known', () => {
    expect(only(shellLaunch('cd src/app/.. && gunicorn x')).directory).toBe('src');
  });

  test('a program is its word, not its module option', () => {
    expect(textOf(only(shellLaunch('python -m gunicorn x')).program)).toBe('gunicorn');
  });
});
