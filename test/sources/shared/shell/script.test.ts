import { describe, expect, test } from '@jest/globals';
import { commandLineLaunch, invocationsOf, scriptLaunches } from '../../../../src/sources/shared/shell/index.js';
import { textOf, writtenText } from '../../../../src/sources/shared/pieces.js';
import { sliceOf } from '../../../../src/model/span.js';
import { after, argsOf, commandsOf, fileOf, only, placeOf, shellLaunch, shownWord } from './launchOf.js';

function scriptCommands(text: string): string[] {
  return scriptLaunches(fileOf(text, 'start.sh')).flatMap((launch) => commandsOf(launch));
}

describe('variables', () => {
  test.each([
    ['gunicorn -t ${T:-30}', '<${T:-30}|30>'],
    ['gunicorn -t "${T:-30}"', '<${T:-30}|30>'],
    ['gunicorn -t ${T-30}', '<${T-30}|30>'],
    ['gunicorn -t ${T:=30}', '<${T:=30}|30>'],
    ['gunicorn -t $T', '<$T>'],
    ['gunicorn -t "${T}"', '<${T}>'],
    ['gunicorn -t ${T:?no timeout}', '<${T:?no timeout}>'],
    ['gunicorn -t ${A:-${B:-7}}', '<${A:-${B:-7}}|7>'],
    ['gunicorn -t ${A:-$B}', '<${A:-$B}>'],
    ['T=${T:-30}; gunicorn -t $T', '<${T:-30}|30>'],
    ['export T=${T:-30}; gunicorn -t "$T"', '<${T:-30}|30>'],
    [': "${T:=30}"; gunicorn -t $T', '<${T:=30}|30>'],
    ['T=45; gunicorn -t ${T:-30}', '45'],
    ['T=; gunicorn -t ${T:-30}', '30'],
    ['unset T; gunicorn -t ${T-30}', '30'],
    ['T=4; T+=5; gunicorn -t $T', '45'],
    ['A=4; B=$A; T="${B}5"; gunicorn -t $T', '45'],
    ['gunicorn -t $(nproc)', '<$(nproc)>'],
    ['gunicorn -t `nproc`', '<`nproc`>'],
    ['T=$(nproc); gunicorn -t $T', '<$(nproc)>'],
    ['gunicorn -t $((2 * 30))', '60'],
    ['T=30; gunicorn -t $((T + 5))', '35'],
    ['T=${T:-30}; gunicorn -t $((T+5))', '<$((T+5))|35>'],
    ['gunicorn -t $((2 * $(nproc) + 1))', '<$((2 * $(nproc) + 1))>'],
    ['gunicorn -t $((1/0))', '<$((1/0))>'],
    ['T=30s; gunicorn -t ${T%s}', '<${T%s}>'],
    ['gunicorn -t ${#T}', '<${#T}>'],
    ['read T; gunicorn -t $T', '<$T>'],
    ['for T in 5; do gunicorn -t $T; done', '5'],
    ['for T in 5 6; do gunicorn -t $T; done', '<$T>'],
    ['T=5 gunicorn -t ${T:-30}', '<${T:-30}|30>'],
    ['A=(4 5 6); gunicorn -t ${A[1]}', '5'],
    ['gunicorn -t 3"0"', '30'],
    [`gunicorn -t '3'\\0`, '30'],
    [`gunicorn -t $'30'`, '30'],
  ])('%s', (text, value) => {
    expect(shownWord(after(only(shellLaunch(text)), '-t'))).toBe(value);
  });

  test.each([
    ['gunicorn -t $T', { T: '90' }, 'ENV T: 90'],
    ['gunicorn -t ${T:-30}', { T: '90' }, 'ENV T: 90'],
    ['gunicorn -t "${T:-30}"', { T: '' }, 'Dockerfile: 30'],
    ['export T=${T:-30}; gunicorn -t $T', { T: '90' }, 'ENV T: 90'],
    ['gunicorn -t ${T:-30}', {}, 'Dockerfile: 30'],
    ['T=45; gunicorn -t $T', { T: '90' }, 'Dockerfile: 45'],
    ['gunicorn -t $((T+5))', { T: '90' }, 'Dockerfile: $((T+5))'],
    ['sh -c "gunicorn -t $T"', { T: '90' }, 'ENV T: 90'],
    [`sh -c 'gunicorn -t $T'`, { T: '90' }, 'ENV T: 90'],
  ])('%s with %j points at %s', (text, environment, place) => {
    expect(placeOf(after(only(shellLaunch(text, { environment })), '-t'))).toBe(place);
  });

  test('an unquoted variable is split at its blanks, a quoted one is not', () => {
    const environment = { OPTS: ' -t 30  -w 2 ', EMPTY: '' };
    expect(argsOf(only(shellLaunch('gunicorn $OPTS a$EMPTY $EMPTY "$EMPTY" x', { environment })))).toEqual([
      '-t',
      '30',
      '-w',
      '2',
      'a',
      '',
      'x',
    ]);
    expect(argsOf(only(shellLaunch('gunicorn "$OPTS"', { environment })))).toEqual([' -t 30  -w 2 ']);
    expect(argsOf(only(shellLaunch('gunicorn a${OPTS}b', { environment })))).toEqual(['a', '-t', '30', '-w', '2', 'b']);
    const found = only(shellLaunch('gunicorn $OPTS', { environment }));
    expect(placeOf(after(found, '-t'))).toBe('ENV OPTS: 30');
  });

  test('a whole command may stand in a variable', () => {
    const text = 'CMD="gunicorn a:b -t 30"\nif [ "$D" = 1 ]; then\n  CMD="$CMD --reload"\nfi\nexec $CMD -w 2';
    expect(commandsOf(shellLaunch(text))).toEqual(['gunicorn a:b -t 30 <$CMD> -w 2']);
  });

  test('arrays', () => {
    const text = `ARGS=(-t 30 --name "a b")
      ARGS+=(-w 2)
      [ -n "$RELOAD" ] && ARGS+=(--reload)
      exec gunicorn "\${ARGS[@]}" x`;
    expect(commandsOf(shellLaunch(text))).toEqual(['gunicorn -t 30 --name a b -w 2 <$ARGS> x']);
  });

  test('an optional flag', () => {
    const shown = (environment: Record<string, string>): string[] =>
      argsOf(only(shellLaunch('gunicorn ${R:+--reload --x} ${P:+"a b"} z', { environment })));
    expect(shown({ R: '1', P: '1' })).toEqual(['--reload', '--x', 'a b', 'z']);
    expect(shown({ R: '', P: '' })).toEqual(['z']);
    expect(shown({})).toEqual(['<${R:+--reload --x}|>', '<${P:+"a b"}|>', 'z']);
  });

  test('a shell inside knows only what is exported', () => {
    expect(argsOf(only(shellLaunch(`T=4; export K=5; sh -c 'gunicorn $T $K'`)))).toEqual(['<$T>', '5']);
  });

  test('what the program sees', () => {
    const environment = { A: '1', B: '2', C: '3', D: '4' };
    const text = 'B=20; export E=5 F; F=6; G=7; unset C; set -a; H=8; I=9 env -u D J=10 gunicorn';
    const found = only(shellLaunch(text, { environment }));
    expect(Object.fromEntries([...found.environment].map(([name, value]) => [name, textOf(value)]))).toEqual({
      A: '1',
      B: '20',
      E: '5',
      H: '8',
      I: '9',
      J: '10',
    });
    expect(found.environmentOpen).toBe(false);
  });

  test.each(['. ./env.sh', 'source .env', 'export $(cat .env | xargs)', 'eval "$(cat .env)"'])(
    'after %s there may be more variables',
    (text) => {
      expect(only(shellLaunch(`${text}; gunicorn`)).environmentOpen).toBe(true);
    },
  );
});

describe('ways through a script', () => {
  test.each([
    ['[ -z "$T" ] && T=30; gunicorn -t $T', '<$T|30>'],
    ['[ -n "$T" ] || T=30; gunicorn -t $T', '<$T|30>'],
    ['if [ -z "$T" ]; then T=30; fi; gunicorn -t $T', '<$T|30>'],
    ['if [ "$E" = prod ]; then T=30; fi; gunicorn -t ${T:-5}', '<${T:-5}|5>'],
    ['if [ "$E" = prod ]; then T=30; else T=60; fi; gunicorn -t $T', '<$T>'],
    ['if [ "$E" = prod ]; then T=30; else T=30; fi; gunicorn -t $T', '30'],
    ['if a; then T=30; else exit 1; fi; gunicorn -t $T', '30'],
    ['if a; then T=30; else exec sleep 1; fi; gunicorn -t $T', '30'],
    ['cd x && T=30 && gunicorn -t $T', '30'],
    ['cd x || exit 1; T=30; gunicorn -t $T', '30'],
    ['T=30; [ a ] && T=60; gunicorn -t $T', '<$T>'],
    ['T=30; (T=60); gunicorn -t $T', '30'],
    ['T=30; T=60 | cat; gunicorn -t $T', '30'],
    ['T=30; while x; do T=60; done; gunicorn -t $T', '<$T>'],
    ['case $E in a) T=1;; *) T=1;; esac; gunicorn -t $T', '1'],
    ['case $E in a) T=1;; esac; gunicorn -t $T', '<$T>'],
    ['{ T=30; }; gunicorn -t $T', '30'],
    ['f() { T=30; }; f; gunicorn -t $T', '30'],
    ['f() { T=$1; }; f 30; gunicorn -t $T', '30'],
    ['f() { gunicorn -t "${1:-30}"; }; f', '30'],
  ])('%s', (text, value) => {
    expect(shownWord(after(only(shellLaunch(text)), '-t'))).toBe(value);
  });

  test.each([
    ['gunicorn a && uvicorn b', ['gunicorn a', 'uvicorn b']],
    ['gunicorn a & uvicorn b | tee log; wait', ['gunicorn a', 'uvicorn b']],
    ['(gunicorn a); { uvicorn b; }', ['gunicorn a', 'uvicorn b']],
    ['if a; then gunicorn a; elif b; then gunicorn b; else uvicorn c; fi', ['gunicorn a', 'gunicorn b', 'uvicorn c']],
    ['case $1 in a) exec gunicorn a;; *) exec uvicorn b;; esac\ndaphne never', ['gunicorn a', 'uvicorn b']],
    ['exec gunicorn a; uvicorn never', ['gunicorn a']],
    ['exit 0; uvicorn never', []],
    ['[ a ] && exec gunicorn a; uvicorn b', ['gunicorn a', 'uvicorn b']],
    ['while :; do gunicorn a; sleep 1; done', ['gunicorn a']],
    ['until nc db 5432; do sleep 1; done; gunicorn a', ['gunicorn a']],
    ['f() { gunicorn a; }; f; f', ['gunicorn a']],
    ['f() { gunicorn a; }', []],
    ['f() { f; gunicorn a; }; f', ['gunicorn a']],
    ['sh <<EOF\ngunicorn a\nEOF', ['gunicorn a']],
    ['T=3; bash -s <<EOF\ngunicorn -t $T\nEOF', ['gunicorn -t 3']],
    [`T=3; bash <<'EOF'\ngunicorn -t $T\nEOF`, ['gunicorn -t <$T>']],
    ['sh <<< "gunicorn a"', ['gunicorn a']],
    ['eval "exec gunicorn $X a"', ['gunicorn <$X> a']],
    ['set -- gunicorn a "b c"; exec "$@"', ['gunicorn a b c']],
    ['set -- a b c; shift; gunicorn "$@" "$#"', ['gunicorn b c <$#>']],
    ['set -- a b c; gunicorn "${@:2}" $1 $4 "$3"', ['gunicorn b c a c']],
    ['set -- a "b c"; gunicorn $@', ['gunicorn a b c']],
    ['gunicorn "$@" $* ${1}', ['gunicorn']],
  ])('%j', (text, commands) => {
    expect(commandsOf(shellLaunch(text))).toEqual(commands);
  });
});

describe('scripts', () => {
  test('the place is the first command of a server, and the shell is the one of the first line', () => {
    const text = '#!/usr/bin/env -S bash -e\npython manage.py migrate\nexec gunicorn -t 30 a:b\n';
    const launches = scriptLaunches(fileOf(text, 'start.sh'));
    expect(launches).toHaveLength(1);
    expect(launches.map(({ span, carrier, environmentOpen }) => [sliceOf(span), carrier, environmentOpen])).toEqual([
      ['gunicorn -t 30 a:b', 'script', true],
    ]);
    expect(launches[0]?.command).toMatchObject({ form: 'shell', shell: 'bash' });
  });

  test.each([
    '#!/usr/bin/python3\ngunicorn a',
    '#!/usr/bin/env node\ngunicorn a',
    'echo nothing',
    '# gunicorn a',
    'pip install gunicorn',
    '',
  ])('%j is no launch', (text) => {
    expect(scriptLaunches(fileOf(text, 'x.sh'))).toEqual([]);
  });

  test('what it is called with is not known', () => {
    expect(scriptCommands('gunicorn -t ${1:-30} "$@"')).toEqual(['gunicorn -t <${1:-30}|30> <$@>']);
    expect(scriptCommands('shift; exec gunicorn "$@" "$2"')).toEqual(['gunicorn <$@> <$2>']);
    const found = scriptLaunches(fileOf('gunicorn "$@"', 'x.sh')).flatMap((launch) => invocationsOf(launch));
    expect(placeOf(found[0]?.args[0] ?? [])).toBe('x.sh: $@');
  });

  test('words in front of those it is called with, on one way only', () => {
    const text = 'if [ "${1#-}" != "$1" ]; then\n  set -- gunicorn "$@"\nfi\nexec "$@"\n';
    expect(scriptCommands(text)).toEqual(['gunicorn <$@>']);
  });

  test('a function may be called by a word that it is called with', () => {
    expect(scriptCommands('web() { exec gunicorn -t 30; }\n"$@"\n')).toEqual(['gunicorn -t 30']);
    expect(scriptCommands('web() { exec gunicorn -t 30; }\nworker\n')).toEqual([]);
  });

  test('lines that end in \\r\\n', () => {
    const text = '#!/bin/sh\r\nT=30\r\nexec gunicorn \\\r\n  -t $T \\\r\n  a:b\r\n';
    expect(scriptCommands(text)).toEqual(['gunicorn -t 30 a:b']);
  });

  test('what a template puts in is not known', () => {
    const text = 'exec gunicorn -t {{ timeout }} -w {{ cpus * 2 }}{% if reload %} --reload{% endif %} a:b\n';
    expect(scriptCommands(text)).toEqual([
      'gunicorn -t <{{ timeout }}> -w <{{ cpus * 2 }}><{% if reload %}> --reload<{% endif %}> a:b',
    ]);
  });

  test('a comment ends a command that goes on over lines', () => {
    expect(scriptCommands('gunicorn a \\\n  # -t 30 \\\n  -w 2\n')).toEqual(['gunicorn a']);
  });

  test('a script for a container of a Django site', () => {
    const text = `#!/bin/bash
set -o errexit -o pipefail
export PORT="\${PORT:-8000}" DJANGO_SETTINGS_MODULE=site.settings

wait_for() { until nc -z "$1" "$2"; do sleep 1; done; }
case "\${1:-web}" in
  web)
    wait_for "\${DB_HOST:-db}" 5432
    python manage.py migrate --noinput
    exec poetry run gunicorn site.wsgi:application \\
      --bind "0.0.0.0:$PORT" --workers "\${WEB_CONCURRENCY:-$(nproc)}" --timeout=\${TIMEOUT:-120} >>/dev/stdout 2>&1
    ;;
  asgi) shift; exec uvicorn site.asgi:application --timeout-keep-alive 65 "$@" ;;
  *) exec "$@" ;;
esac
`;
    expect(scriptCommands(text)).toEqual([
      'gunicorn site.wsgi:application --bind 0.0.0.0:<${PORT:-8000}|8000> --workers <${WEB_CONCURRENCY:-$(nproc)}> --timeout=<${TIMEOUT:-120}|120>',
      'uvicorn site.asgi:application --timeout-keep-alive 65 <$@>',
    ]);
  });
});

test('a command typed by hand', () => {
  const launch = commandLineLaunch(fileOf("  gunicorn a:b -t '30' -k ${K:-sync}\n", '<command line>'));
  expect(launch).toMatchObject({ carrier: 'command-line', environmentOpen: false, name: '' });
  expect(sliceOf(launch.span)).toBe("gunicorn a:b -t '30' -k ${K:-sync}");
  const found = only(launch);
  expect(argsOf(found)).toEqual(['a:b', '-t', '30', '-k', '<${K:-sync}|sync>']);
  expect(found.getsSignals).toBe(true);
  expect(found.launch).toBe(launch);
  expect(writtenText(after(found, '-k'))).toBe('${K:-sync}');
});
