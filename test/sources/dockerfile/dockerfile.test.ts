import { describe, expect, test } from '@jest/globals';
import { looksLikeDockerfile, readDockerfile } from '../../../src/sources/dockerfile/index.js';
import { written } from '../../../src/sources/shared/pieces.js';
import { environmentOf, fileOf, wordsOf, writtenAt } from '../shared/yaml/reading.js';

const launchOf = (text: string, target?: string) => readDockerfile(fileOf(text, 'Dockerfile'), target).launches[0];
const words = (text: string): string[] => wordsOf(launchOf(text));
const environment = (lines: string): Record<string, string> =>
  environmentOf(launchOf(`FROM python\n${lines}\nCMD x\n`));

describe('exec form and shell form', () => {
  test('a JSON array is words, through continuations, comments and empty lines', () => {
    const text = 'FROM python\nCMD ["gunicorn", \\\n  # why\n\n  "--timeout", "30", \\  \n  "a\\tb"]\n';
    expect(words(text)).toEqual(['gunicorn', '--timeout', '30', 'a\tb']);
    const { command } = launchOf(text) ?? {};
    expect(command?.form === 'words' ? writtenAt(command.words[3]) : '').toBe('a|\\t|b');
  });

  test.each([
    ["CMD ['gunicorn', 'app']", "['gunicorn', 'app']"],
    ['CMD ["gunicorn" "app"]', '["gunicorn" "app"]'],
    ['CMD ["gunicorn", "app",]', '["gunicorn", "app",]'],
    ['CMD ["a\\qb"]', '["a\\qb"]'],
    ['CMD [gunicorn]', '[gunicorn]'],
    ['cmd exec gunicorn --timeout ${T:-30} \\\n  app', 'exec gunicorn --timeout ${T:-30}   app'],
  ])('%s is a script', (line, script) => {
    expect(words(`FROM python\n${line}\n`)).toEqual(['/bin/sh', script]);
  });

  test('what follows the array is not looked at', () => {
    expect(words('FROM python\nCMD ["a", "b"] # note\n')).toEqual(['a', 'b']);
  });

  test('an array with a number does not build', () => {
    const { launches, unknowns } = readDockerfile(fileOf('FROM python\nCMD ["gunicorn", "-t", 30]\n'));
    expect(launches).toEqual([]);
    expect(unknowns).toMatchObject([{ kind: 'value', name: 'CMD', text: '["gunicorn", "-t", 30]' }]);
  });

  test('SHELL changes who reads the script', () => {
    expect(words('FROM python\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nCMD a | b\n')).toEqual([
      '/bin/bash',
      'a | b',
    ]);
  });

  test('another escape character', () => {
    expect(words('# escape=`\nFROM python\nCMD a `\n  b\\\n')).toEqual(['/bin/sh', 'a   b\\']);
    expect(words('# a comment\n# escape=`\nFROM python\nCMD a \\\n  b\n')).toEqual(['/bin/sh', 'a   b']);
  });
});

describe('ENTRYPOINT with CMD', () => {
  test.each([
    ['ENTRYPOINT ["tini", "--"]\nCMD ["gunicorn"]', ['tini', '--', 'gunicorn']],
    ['ENTRYPOINT ["/run.sh"]\nCMD gunicorn app', ['/run.sh', '/bin/sh', '-c', 'gunicorn app']],
    ['ENTRYPOINT gunicorn app\nCMD ["--timeout", "3"]', ['/bin/sh', 'gunicorn app']],
    ['CMD ["a"]\nCMD ["b"]', ['b']],
    ['ENTRYPOINT ["a"]\nENTRYPOINT []\nCMD ["b"]', ['b']],
    ['CMD ["b"]\nENTRYPOINT ["a"]', ['a', 'b']],
  ])('%s', (lines, expected) => {
    expect(words(`FROM python\n${lines}\n`)).toEqual(expected);
  });

  test('an ENTRYPOINT takes back the CMD of the base, and only that', () => {
    const base = 'FROM python AS base\nCMD ["old"]\n';
    expect(words(`${base}FROM base\nENTRYPOINT ["a"]\n`)).toEqual(['a']);
    expect(words(`${base}FROM base\nRUN true\n`)).toEqual(['old']);
  });

  test('the launch stands at the keyword that a person would add a flag to', () => {
    const text = 'FROM python\nENTRYPOINT ["tini"]\nCmd ["gunicorn"]\n';
    const { span } = launchOf(text) ?? {};
    expect(text.slice(span?.start, span?.end)).toBe('Cmd');
  });

  test('neither: nothing is known to start', () => {
    expect(launchOf('FROM tiangolo/uvicorn-gunicorn\nCOPY . /app\n')).toBeUndefined();
    expect(launchOf('FROM python\nHEALTHCHECK CMD curl localhost\nONBUILD CMD x\n')).toBeUndefined();
  });
});

describe('stages', () => {
  const text =
    'ARG TAG=3.12\nFROM node AS assets\nCMD ["vite"]\nFROM --platform=linux/amd64 python:${TAG}-slim AS Base\nENV A=1\n' +
    'WORKDIR /srv\nSTOPSIGNAL quit\nFROM base AS dev\nCMD ["uvicorn"]\nFROM base\nWORKDIR app\nCMD ["gunicorn"]\n';

  test('the last one counts, with what its bases set', () => {
    const launch = launchOf(text);
    expect(wordsOf(launch)).toEqual(['gunicorn']);
    expect(environmentOf(launch)).toEqual({ A: '1' });
    expect(launch).toMatchObject({ directory: '/srv/app', image: 'python:3.12-slim', environmentOpen: false });
    expect(launch?.stop.signal?.name).toBe('SIGQUIT');
    expect(launch?.stop.platformGrace?.ms).toBe(10_000);
  });

  test('or the one that is asked for', () => {
    expect(wordsOf(launchOf(text, 'DEV'))).toEqual(['uvicorn']);
    expect(launchOf(text, 'nope')).toBeUndefined();
  });

  test('an image of somebody else may set more variables', () => {
    expect(launchOf('FROM ghcr.io/x/base\nCMD ["a"]\n')?.environmentOpen).toBe(true);
  });
});

describe('ENV and ARG', () => {
  test('both spellings, quotes and escapes', () => {
    expect(environment('ENV A=1 B="two three" C=x\\ y D=\'$A\'\nenv E some   long "text"')).toEqual({
      A: '1',
      B: 'two three',
      C: 'x y',
      D: '$A',
      E: 'some   long text',
    });
  });

  test('variables have the values from before the instruction', () => {
    expect(environment('ENV A=1\nENV A=2 B=$A C=${A:-9} D=${A:+set} E=${F:+set}')).toEqual({
      A: '2',
      B: '1',
      C: '1',
      D: 'set',
      E: '<${F:+set}|>',
    });
  });

  test('what is not set in the file is unknown, with its fallback', () => {
    expect(environment('ENV PATH=/venv/bin:$PATH T=${X:-${Y:-30}}')).toEqual({
      PATH: '/venv/bin:<$PATH|>',
      T: '<${X:-${Y:-30}}|30>',
    });
  });

  test('an ARG is only a default, and is no variable of the process', () => {
    expect(environment('ARG T=120\nARG U\nENV A=${T} B=$U C=${U:-4}')).toEqual({
      A: '<${T}|120>',
      B: '<U|>',
      C: '<${U:-4}|4>',
    });
    const launch = launchOf('ARG T=5\nFROM python\nENV A=$T\nARG T\nENV B=$T\nCMD x\n');
    expect(environmentOf(launch)).toEqual({ A: '<$T|>', B: '<$T|5>' });
  });

  test('what whoever builds says beats every default, and is known', () => {
    const file = fileOf('60', 'compose.yaml');
    const args = new Map([['T', written({ file, start: 0, end: 2 })]]);
    const text = 'ARG T=5\nFROM python\nARG T\nENV A=$T\nARG T=120\nENV B=$T\nCMD x\n';
    const [launch] = readDockerfile(fileOf(text, 'Dockerfile'), undefined, args).launches;
    expect(environmentOf(launch)).toEqual({ A: '60', B: '60' });
    expect(launch?.environment.get('B')?.[0]?.span.file).toBe(file);
  });

  test('a value points at the number, wherever it was written', () => {
    const launch = launchOf('FROM python\nARG T=120\nENV TIMEOUT=$T WORKERS="4"\nCMD x\n');
    expect(writtenAt(launch?.environment.get('TIMEOUT'))).toBe('120');
    expect(launch?.environment.get('TIMEOUT')?.[0]?.exact).toBe(true);
    expect(writtenAt(launch?.environment.get('WORKERS'))).toBe('4');
  });
});

describe('heredocs', () => {
  test('their bodies are no instructions', () => {
    const text =
      'FROM python\nCMD ["a"]\nRUN <<EOF cat <<-"TWO"\nCMD ["b"]\nEOF\nCMD ["c"]\n\tTWO\nCOPY <<X /x\nCMD d\nX\n';
    expect(words(text)).toEqual(['a']);
  });

  test('one that never ends hides nothing', () => {
    expect(words('FROM python\nRUN cat <<EOF\nCMD ["a"]\n')).toEqual(['a']);
  });
});

test('a template gives what is not known', () => {
  const text = 'FROM {{ image }}\nENV T={{ t }}\n{% if x %}\nCMD ["gunicorn", "-t", "{{ t }}"]\n{% endif %}\n';
  expect(words(text)).toEqual(['gunicorn', '-t', '<{{ t }}|>']);
  expect(environmentOf(launchOf(text))).toEqual({ T: '<{{ t }}|>' });
});

test('Windows line ends and a byte order mark', () => {
  expect(words('\uFEFFFROM python\r\nCMD gunicorn \\\r\n  app\r\n')).toEqual(['/bin/sh', 'gunicorn   app']);
});

test('values that double with every line end', () => {
  const lines = Array.from({ length: 2000 }, () => 'ENV A=$A$A').join('\n');
  const launch = launchOf(`FROM python\nENV A=0123456789\n${lines}\nCMD x\n`);
  expect(launch?.environment.has('A')).toBe(true);
});

describe('what is a Dockerfile', () => {
  test.each([
    ['Dockerfile', true],
    ['docker/Dockerfile.prod', true],
    ['web.dockerfile', true],
    ['Containerfile', true],
    ['Dockerfile.dockerignore', false],
    ['notes.txt', true],
  ])('%s: %s', (name, expected) => {
    expect(looksLikeDockerfile(fileOf('# x\nFROM python:3 AS a\nRUN true\n', name))).toBe(expected);
  });

  test('Python is none', () => {
    expect(looksLikeDockerfile(fileOf('from os import path\nFROM = 1\nRUN = 2\n', 'a.py'))).toBe(false);
  });
});
