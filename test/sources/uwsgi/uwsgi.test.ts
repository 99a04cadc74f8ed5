import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../../src/model/span.js';
import type { AppReading } from '../../../src/sources/shared/app.js';
import { readIni } from '../../../src/sources/uwsgi/ini.js';
import { readUwsgi } from '../../../src/sources/uwsgi/index.js';
import { invocation } from '../shared/arguments/words.js';

function read(line: string, files: Record<string, string> = {}, environment: Record<string, string> = {}): AppReading {
  return readUwsgi(invocation('uwsgi', line, environment), (path) => {
    const text = files[path];
    return text === undefined ? undefined : { name: path, text };
  });
}

const values = (text: string): unknown[] => readIni({ name: 'x.ini', text }).map(({ name, value }) => [name, value]);

describe('by the kind of socket', () => {
  test.each([
    ['uwsgi --http-socket :80', 0, false],
    ['uwsgi --socket /run/a.sock', 0, false],
    ['uwsgi --http11-socket :80', 4000, true],
    ['uwsgi --http11-socket :80 --socket-timeout 30', 30_000, true],
    ['uwsgi --http11-socket :80 -z30', 30_000, true],
    ['uwsgi --http :80', 0, false],
    ['uwsgi --http :80 --http-keepalive', 60_000, true],
    ['uwsgi --http :80 --http-keepalive=75', 75_000, true],
    ['uwsgi --http :80 --http-keepalive=1 --http-timeout 20', 20_000, true],
  ])('%s keeps unused connections for %d', (line, ms, keeps) => {
    const { hop } = read(line);
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: ms, max: ms } });
    expect(hop.facts['app.keepsConnections']).toBe(keeps);
  });

  test('the router has clocks of its own', () => {
    const { hop } = read('uwsgi --http :80 --http-timeout 20 --http-headers-timeout 5');
    expect(hop.timer('upstream.read')).toMatchObject({ value: { min: 20_000 }, name: '--http-timeout' });
    expect(hop.timer('downstream.header')).toMatchObject({ value: { min: 5000 } });
  });

  test('addresses', () => {
    const { binds, hop } = read('uwsgi --http :8000,cert.pem,key.pem --socket /run/a.sock');
    expect(binds.map(({ address }) => address)).toEqual(['0.0.0.0:8000', 'unix:/run/a.sock']);
    expect(hop.facts).toMatchObject({ 'app.sockets': 'http, socket', 'app.protocol': 'http' });
  });
});

describe('harakiri', () => {
  test.each([
    ['uwsgi -M -t 30', 30_000, 31_000],
    ['uwsgi --master --harakiri=30', 30_000, 31_000],
    ['uwsgi -Mt30', 30_000, 31_000],
    ['uwsgi -t 30', 30_000, 30_000],
  ])('%s', (line, min, max) => {
    expect(read(line).hop.timer('exchange.deadline')).toMatchObject({ value: { min, max } });
  });

  test('0 is off', () => {
    expect(read('uwsgi --harakiri 0').hop.timer('exchange.deadline')).toBeUndefined();
  });
});

// Seen with `--show-config` on 2.0.21.
describe('what counts', () => {
  const files = { 'x.ini': '[uwsgi]\nharakiri = 10\n' };
  test.each([
    ['uwsgi --harakiri 3 --ini x.ini', {}, '10'],
    ['uwsgi --ini x.ini --harakiri 3', {}, '3'],
    ['uwsgi --harakiri 3 x.ini', {}, '10'],
    ['uwsgi x.ini --harakiri 3', {}, '10'],
    ['uwsgi --harakiri 3', { UWSGI_HARAKIRI: '2' }, '3'],
    ['uwsgi', { UWSGI_HARAKIRI: '2' }, '2'],
    ['uwsgi', { UWSGI_INI: 'x.ini' }, '10'],
  ])('%s with %o: %s', (line, environment, expected) => {
    const setting = read(line, files, environment).hop.timer('exchange.deadline');
    expect(setting && sliceOf(setting.span)).toBe(expected);
  });

  test('a section of its own, and files that name files', () => {
    const more = { 'a.ini': '[uwsgi]\nini = b.ini:late\n[late]\nharakiri=1\n', 'b.ini': '[late]\nharakiri = 7\n' };
    expect(read('uwsgi a.ini', more).hop.timer('exchange.deadline')).toMatchObject({ written: '7' });
  });

  test('files that name each other end', () => {
    const ring = { 'a.ini': '[uwsgi]\nini = b.ini\nini = b.ini\n', 'b.ini': '[uwsgi]\nini = a.ini\nini = a.ini\n' };
    expect(read('uwsgi a.ini', ring).files).toHaveLength(2);
  });

  test.each(['uwsgi none.ini', 'uwsgi --yaml x.yml', 'uwsgi --ini $FILE', 'uwsgi $OPTS', 'uwsgi --ini %d/x.ini'])(
    '%s: what may stand there is not known',
    (line) => {
      const { hop, unknowns } = read(line);
      expect(hop.timer('exchange.deadline')).toMatchObject({ provenance: 'unknown' });
      expect(unknowns.length).toBeGreaterThan(0);
    },
  );
});

describe('ini', () => {
  test('comments stand at the beginning of a line, values are not quoted, sections come again', () => {
    const text =
      '\nharakiri=1\n[uwsgi]\n; a\n # b\n  harakiri  =  10  \r\nmaster\nx = "3" ; c\n[other]\ny=1\n[uwsgi]\nz=%%\n';
    expect(values(text)).toEqual([
      ['harakiri', '10'],
      ['master', ''],
      ['x', '"3" ; c'],
      ['z', '%%'],
    ]);
  });

  test('the place of a value', () => {
    const [entry] = readIni({ name: 'x.ini', text: '[uwsgi]\nharakiri =  10 \n' });
    expect(entry && sliceOf(entry.span)).toBe('10');
  });

  test.each(['%(x)', '%d', '$(T)', '@(file)'])('%s is put in later', (value) => {
    const { hop, unknowns } = read('uwsgi x.ini', { 'x.ini': `[uwsgi]\nharakiri = ${value}\n` });
    expect(hop.timer('exchange.deadline')).toMatchObject({ value: { kind: 'unknown', text: value } });
    expect(unknowns).toMatchObject([{ text: value, name: 'harakiri' }]);
  });

  test('what depends on a condition is not known', () => {
    const text = '[uwsgi]\nif-env = X\nharakiri = 10\nendif =\nsocket-timeout = 9\nhttp11-socket = :1\n';
    const { hop } = read('uwsgi x.ini', { 'x.ini': text });
    expect(hop.timer('exchange.deadline')).toMatchObject({ value: { kind: 'unknown' } });
    expect(hop.timer('downstream.idle')).toMatchObject({ value: { min: 9000 } });
  });

  test('false, 0, no and off turn off', () => {
    for (const word of ['false', '0', 'no', 'Off']) {
      expect(read('uwsgi x.ini', { 'x.ini': `[uwsgi]\nmaster = ${word}\n` }).hop.facts['app.master']).toBe(false);
    }
    expect(read('uwsgi x.ini', { 'x.ini': '[uwsgi]\nmaster\n' }).hop.facts['app.master']).toBe(true);
  });
});

describe('observations', () => {
  const observed = (line: string, text = ''): unknown[] =>
    read(line, { 'x.ini': `[uwsgi]\n${text}` }).observations.map(({ id, data }) => [id, data]);

  test.each([
    ['uwsgi --die-on-term -t 30', '', 'harakiri-without-master', { option: '-t', value: '30' }],
    ['uwsgi -M --die-on-term --http :80 -t 60', '', 'router-gives-up-first', { harakiri: '60', httpTimeout: '60' }],
    [
      'uwsgi --die-on-term --http-socket :80 --http-timeout 9',
      '',
      'ignored-setting',
      { value: '9', socket: 'http-socket' },
    ],
    ['uwsgi --die-on-term --so-keepalive', '', 'tcp-keepalive', { option: '--so-keepalive' }],
    ['uwsgi x.ini', 'die-on-term=1\ntimeout = 30\n', 'unknown-key', { nearest: 'harakiri', value: '30' }],
    ['uwsgi x.ini', 'die-on-term=1\nmaster=1\nharakiri = 30s\n', 'not-a-number', { value: '30s', taken: 30 }],
    ['uwsgi --die-on-term --harakiri', '', 'missing-value', { option: '--harakiri' }],
    ['uwsgi --die-on-term --master=1', '', 'unwanted-value', { value: '1' }],
  ])('%s with %j: %s', (line, text, id, data) => {
    expect(observed(line, text)).toEqual([[`uwsgi/${id}`, expect.objectContaining(data)]]);
  });

  test('a router that outlasts harakiri is fine', () => {
    expect(observed('uwsgi -M --die-on-term --http :80 -t 30')).toEqual([]);
  });
});

test('hostile files end soon', () => {
  const started = Date.now();
  for (const text of [
    `[uwsgi]\n${'if-env = x\n'.repeat(50_000)}`,
    `[uwsgi]\nharakiri = ${' '.repeat(1_000_000)}1`,
    '[[['.repeat(300_000),
  ]) {
    expect(read('uwsgi x.ini', { 'x.ini': text }).hop.product).toBe('uwsgi');
  }
  expect(Date.now() - started).toBeLessThan(3000);
});
