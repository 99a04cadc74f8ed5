import { describe, expect, test } from '@jest/globals';
import { cliOn, keeps } from './world.js';

const SHORT = { 'nginx.conf': keeps('30') };
const LONG = { 'nginx.conf': keeps('75s') };

describe('the main command', () => {
  test('a contradiction: exit status 1, both places and the number to set', async () => {
    const { status, out, err } = await cliOn(SHORT, ['nginx.conf', '--lb-idle', '60']);
    expect(err).toBe('');
    expect(out).toContain('[keepalive-race TL101]');
    expect(out).toContain('nginx.conf:5:27');
    expect(out).toContain('--lb-idle 60');
    expect(out).toContain('nginx.conf:5 │ keepalive_timeout 75s;');
    expect(status).toBe(1);
  });

  test('no contradiction: exit status 0 and what was checked', async () => {
    const { status, out } = await cliOn(LONG, ['nginx.conf', '--lb-idle', '60', '--nginx-version', '1.28.0']);
    expect(out).toMatch(
      /^Nothing to report\. Checked nginx\.conf: 2 hops, \d+ routes?, \d+ values: \d+ defaults?, 0\s+unknown\.\n$/,
    );
    expect(status).toBe(0);
  });

  test('without a load balancer, the summary says what could be added', async () => {
    const { status, out } = await cliOn(SHORT, []);
    expect(out).toContain('add --lb-idle 60');
    expect(status).toBe(0);
  });

  test('options may stand before and between paths', async () => {
    const files = { 'a.conf': keeps('30'), 'b.conf': keeps('20') };
    const { out } = await cliOn(files, ['--lb-idle', '60', 'a.conf', '--format', 'concise', 'b.conf']);
    expect(out.split('\n').map((line) => line.slice(0, 6))).toEqual(['a.conf', 'b.conf', '']);
  });

  test.each([
    ['error', 1],
    ['warning', 1],
    ['info', 1],
    ['never', 0],
  ])('--fail-on %s', async (threshold, expected) => {
    const words = ['nginx.conf', '--lb-idle', '60', '--fail-on', threshold];
    for (const format of ['pretty', 'concise', 'json']) {
      const { status } = await cliOn(SHORT, [...words, '--format', format]);
      expect(status).toBe(expected);
    }
  });

  test('--select and --ignore take names, codes, lists and repetition', async () => {
    const words = ['nginx.conf', '--lb-idle', '60', '--format', 'concise'];
    const lines = async (...more: string[]) => (await cliOn(SHORT, [...words, ...more])).out.split('\n').length - 1;
    expect(await lines('--select', 'keepalive-race')).toBe(1);
    expect(await lines('--select', 'TL2,TL3')).toBe(0);
    expect(await lines('--select', 'TL2', '--select', 'tl101')).toBe(1);
    expect(await lines('--ignore', 'nginx-syntax,keepalive-race')).toBe(0);
    const { status, err } = await cliOn(SHORT, [...words, '--ignore', 'keepalive-rcae']);
    expect(err).toContain('did you mean "keepalive-race"?');
    expect(status).toBe(2);
  });

  test('--quiet leaves out advice and summary', async () => {
    expect((await cliOn(LONG, ['nginx.conf', '--lb-idle', '60', '--quiet'])).out).toBe('');
    const { out } = await cliOn(SHORT, ['nginx.conf', '--lb-idle', '60', '--quiet']);
    expect(out).toContain('keepalive-race');
    expect(out).not.toContain('Checked');
    const advice = { 'nginx.conf': 'server { location / { proxy_pass http://127.0.0.1:1; } }\n' };
    const words = ['nginx.conf', '--quiet', '--nginx-version', '1.28.0'];
    expect(await cliOn(advice, words)).toEqual({ status: 0, out: '', err: '' });
    const asked = await cliOn(advice, [...words, '--fail-on', 'info']);
    expect(asked.out).toContain('info[no-pooling');
    expect(asked.status).toBe(1);
  });
});

describe('--lb-idle', () => {
  test.each([
    ['60', 60_000],
    ['60s', 60_000],
    ['1m', 60_000],
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1h', 3_600_000],
  ])('%s', async (typed, ms) => {
    const { out } = await cliOn(SHORT, ['show', 'nginx.conf', '--format', 'json', '--lb-idle', typed]);
    const [chain] = (JSON.parse(out) as { chains: { hops: { timers: Record<string, unknown> }[] }[] }).chains;
    expect(chain?.hops[0]?.timers['upstream.idle']).toMatchObject({
      ms,
      written: typed,
      source: { file: '<command line>', line: 1, column: 11 },
    });
  });

  test.each(['abc', '-5', '1.5', '60 s', '1s1m', '', '60x', '9999999999999999', '６０'])(
    'refuses %j',
    async (typed) => {
      const { status, out, err } = await cliOn(SHORT, ['nginx.conf', `--lb-idle=${typed}`]);
      expect(err).toMatch(/--lb-idle.*(?:60s, 1m|needs a value)/);
      expect([status, out]).toEqual([2, '']);
    },
  );

  test('refuses 0 and being given twice', async () => {
    expect((await cliOn(SHORT, ['nginx.conf', '--lb-idle', '0'])).err).toContain('no idle timeout');
    expect((await cliOn(SHORT, ['nginx.conf', '--lb-idle', '60', '--lb-idle', '70'])).err).toContain('given 2 times');
  });

  test('is shown as it was typed', async () => {
    const { out } = await cliOn(SHORT, ['nginx.conf', '--lb-idle=1m', '--format', 'concise']);
    expect(out).toContain('(with --lb-idle=1m)');
  });
});

describe('mistakes', () => {
  test.each([
    [['nginx.conf', '--lb-idel', '60'], 'there is no option --lb-idel; did you mean --lb-idle?'],
    [['nginx.conf', '-lb-idle', '60'], 'there is no option -lb-idle; did you mean --lb-idle?'],
    [['nginx.conf', '--quite'], 'did you mean --quiet?'],
    [['nginx.conf', '--lb-idle'], '--lb-idle needs a value'],
    [['nginx.conf', '--route', '/'], '--route is an option of "timeout-lint show"'],
    [['show', 'nginx.conf', '--fail-on', 'info'], '--fail-on is an option of "timeout-lint"'],
    [['nginx.conf', '--format', 'jsno'], 'markdown; did you mean json?'],
    [['show', 'nginx.conf', '--format', 'concise'], 'none of pretty, json'],
    [['nginx.conf', '--nginx-version', 'new'], '--nginx-version "new" is no version'],
    [['nginx.conf', '--path-map', '/etc/nginx'], 'is not FROM=TO'],
    [['nginx.conf', '--prefix', 'nowhere'], 'nowhere does not exist'],
    [['nginx.conf', '--no-lb-idle'], '--no-lb-idle'],
    [['shwo'], 'shwo: no such file; did you mean "timeout-lint show"?'],
    [['nginx.cnf'], 'nginx.cnf: no such file\n'],
    [['*.vhost'], '*.vhost: no file matches'],
    [['explain'], 'which rule?'],
    [['explain', 'keepalive-rase'], 'did you mean "keepalive-race"?'],
    [['rules', 'all'], 'one word too many: "all"'],
  ])('%j', async (words, said) => {
    const { status, out, err } = await cliOn(LONG, words);
    expect(err).toContain(said);
    expect(err).toMatch(/^timeout-lint: /);
    expect([status, out]).toEqual([2, '']);
  });

  test('nothing to lint', async () => {
    const { status, err } = await cliOn({ 'redis.conf': 'timeout 0\n' }, []);
    expect(err).toContain('nothing to check found');
    expect(status).toBe(2);
  });
});

describe('words about the program', () => {
  test('--version and --help', async () => {
    expect((await cliOn({}, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { status, out } = await cliOn({}, ['--help']);
    expect(status).toBe(0);
    expect(out).toContain('timeout-lint nginx.conf --lb-idle 60');
    // The width of help is measured by its length.
    // eslint-disable-next-line no-control-regex
    expect(out).toMatch(/^[\n\x20-\x7e]*$/);
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  test('rules, for people and programs', async () => {
    const { out } = await cliOn({}, ['rules']);
    expect(out).toMatch(/^TL101 {2}keepalive-race .*warning/m);
    const { rules } = JSON.parse((await cliOn({}, ['rules', '--format', 'json'])).out) as { rules: object[] };
    expect(rules).toContainEqual(
      expect.objectContaining({ code: 'TL101', name: 'keepalive-race', severity: 'warning' }),
    );
  });

  test('explain shows the output of the linter, the story and the vendor page, by name and by code', async () => {
    const { out, status } = await cliOn({}, ['explain', 'keepalive-race']);
    expect(status).toBe(0);
    expect(out).toContain('error[keepalive-race TL101]: nginx closes an idle connection');
    expect(out).toContain('https://nginx.org/');
    expect(out).not.toMatch(/\{\w+(?:\.\w+)?\}|# expect:/);
    expect((await cliOn({}, ['explain', 'tl101'])).out).toBe(out);
  });

  test('explain runs the linter on an example of every rule, and leaves no placeholder', async () => {
    const { rules } = JSON.parse((await cliOn({}, ['rules', '--format', 'json'])).out) as {
      rules: { code: string; name: string }[];
    };
    expect(rules.length).toBeGreaterThan(30);
    for (const { code, name } of rules) {
      const { out, err } = await cliOn({}, ['explain', name]);
      expect([name, err]).toEqual([name, '']);
      expect(out).toContain(`[${name} ${code}]: `);
      expect(out).not.toMatch(/# expect(?:-next-line)?:|\{(?:caller|callee|hop)\b|undefined/);
    }
  });

  test('completion scripts and what they ask', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      expect((await cliOn({}, ['completion', shell])).out).toContain('timeout-lint --complete');
    }
    expect((await cliOn({}, ['completion', 'tcsh'])).status).toBe(2);
    const complete = async (...words: string[]) =>
      (await cliOn({}, ['--complete', ...words])).out.split('\n').slice(0, -1);
    expect(await complete('sh')).toEqual(['show']);
    expect(await complete('nginx.conf', '--lb')).toEqual(['--lb-idle', '--lb']);
    expect(await complete('show', '--ro')).toEqual(['--route']);
    expect(await complete('--format', 'p')).toEqual(['pretty']);
    expect(await complete('explain', 'keepalive-ra')).toEqual(['keepalive-race']);
    expect(await complete('--fi')).toEqual(['--fix', '--fix=unsafe']);
    expect(await complete('--prefer', '')).toEqual(['inner', 'outer']);
    expect(await complete('nginx.c')).toEqual([]);
  });
});

describe('colour', () => {
  const ESCAPE = '\u001b[';
  test.each([
    [{ tty: true }, [], true],
    [{ tty: false }, [], false],
    [{ tty: true, env: { NO_COLOR: '1' } }, [], false],
    [{ tty: true, env: { TERM: 'dumb' } }, [], false],
    [{ tty: false, env: { FORCE_COLOR: '1' } }, [], true],
    [{ tty: true, env: { FORCE_COLOR: '0' } }, [], false],
    [{ tty: true }, ['--color', 'never'], false],
    [{ tty: true }, ['--no-color'], false],
    [{ tty: false, env: { NO_COLOR: '1' } }, ['--color', 'always'], true],
  ])('%j %j', async (world, words, colored) => {
    const { out } = await cliOn(SHORT, ['nginx.conf', '--lb-idle', '60', ...words], world);
    expect(out.includes(ESCAPE)).toBe(colored);
  });
});
