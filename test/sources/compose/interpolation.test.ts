import { describe, expect, test } from '@jest/globals';
import { interpolate, substitutesOf } from '../../../src/sources/compose/interpolate.js';
import { composeFilesOf, composeProfilesOf, readEnvironmentFile } from '../../../src/sources/compose/index.js';
import { written } from '../../../src/sources/shared/pieces.js';
import { fileOf, shown, writtenAt } from '../shared/yaml/reading.js';
import { serviceOf } from './reading.js';

const whole = (text: string) => written({ file: fileOf(text), start: 0, end: text.length });

describe('variables whose values are known', () => {
  const environment = readEnvironmentFile(fileOf("A=1\nE=\nU=$OTHER\nF=${OTHER:-5}\nD='$x'\n"));

  test.each([
    ['$A ${A}', '1 1'],
    ['${A:-2} ${A-2}', '1 1'],
    ['${A:?no} ${A?no}', '1 1'],
    ['${A:+yes}${A+ and yes}', 'yes and yes'],
    ['[$E]', '[]'],
    ['${E:-2} [${E-2}]', '2 []'],
    ['[${E:+yes}] ${E+yes}', '[] yes'],
    ['${E:-${A}}', '1'],
    ['${E:?needed}', '<${E:?needed}|>'],
    ['${N:-2} $N', '<${N:-2}|2> <$N|>'],
    ['${N:-$A}', '<${N:-$A}|1>'],
    ['${N:-$M/x}', '<${N:-$M/x}|>'],
    ['${N:+$A}', '<${N:+$A}|>'],
    ['${U:-2}', '<${U:-2}|2>'],
    ['${F:-2} ${F:+2}', '<${F:-2}|5> <${F:+2}|>'],
    ['$D $$A', '$x $A'],
  ])('%s', (text, expected) => {
    expect(shown(interpolate(whole(text), substitutesOf(environment)))).toBe(expected);
  });

  test('stand where the variable is, and not where it is set', () => {
    const found = interpolate(whole('--timeout=${A} x'), substitutesOf(environment));
    expect(writtenAt(found)).toBe('--timeout=|${A}| x');
    expect(found.map(({ exact }) => exact)).toEqual([true, false, true]);
    expect(writtenAt(interpolate(whole('${E:-30}'), substitutesOf(environment)))).toBe('30');
  });

  test('put in no more than there is room for', () => {
    const doubling = Array.from({ length: 60 }, (_, at) => `A${at + 1}=$A${at}$A${at}\n`).join('');
    const found = readEnvironmentFile(fileOf(`A0=0123456789\n${doubling}`));
    expect(shown(found.get('A3') ?? [])).toBe('0123456789'.repeat(8));
    expect(shown(found.get('A60') ?? []).length).toBeLessThan(100);
  });
});

describe('.env', () => {
  const text =
    'services:\n  web:\n    image: app:${TAG:-latest}\n    command: gunicorn -t ${T}\n    environment:\n      T:\n      U:\n    env_file: web.env\n';
  const texts = { 'd/compose.yml': text, 'd/.env': 'TAG=1\nT=30\n', 'd/web.env': 'W=$TAG\n' };

  test('beside the first file is read, and beaten by what is given', () => {
    expect(serviceOf(texts).image).toBe('app:1');
    expect(serviceOf(texts, [], { TAG: '2' }).image).toBe('app:2');
    expect(serviceOf({ 'd/compose.yml': text, '.env': 'TAG=1' }).image).toBe('app:latest');
  });

  test('gives its values to commands, to variables without one and to files of variables', () => {
    const web = serviceOf(texts);
    const timeout = web.command?.words[2];
    expect(timeout && [shown(timeout), writtenAt(timeout)]).toEqual(['30', '${T}']);
    expect([...web.environment].map(([name, value]) => `${name}=${shown(value)}`)).toEqual(['W=1', 'T=30', 'U=<U|>']);
    const handed = web.environment.get('T');
    expect(writtenAt(handed)).toBe('T');
    expect(handed?.[0]?.span.file.name).toBe('d/compose.yml');
  });

  test.each([
    ['COMPOSE_FILE=a.yml:b/c.yml', ['a.yml', 'b/c.yml']],
    ['COMPOSE_FILE=a.yml;b.yml\nCOMPOSE_PATH_SEPARATOR=;', ['a.yml', 'b.yml']],
    ['COMPOSE_FILE=', []],
    ['COMPOSE_FILE=a.yml:$MORE', []],
    ['A=1', []],
  ])('%j lists files', (environment, expected) => {
    expect(composeFilesOf(readEnvironmentFile(fileOf(environment)))).toEqual(expected);
  });

  test('and profiles', () => {
    expect(composeProfilesOf(readEnvironmentFile(fileOf('COMPOSE_PROFILES=dev, debug')))).toEqual(['dev', 'debug']);
  });
});
