import { expect, test } from '@jest/globals';
import { parseNginxTime } from '../../src/sources/nginx/time.js';
import { isAccepted, understand } from './nginxTimes.js';
import { inParallel } from './parallel.js';
import { Random } from './random.js';
import { describeWithNginx } from './realNginx.js';
import { timeString } from './timeStrings.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 7);
const COUNT = 500;

/** What facts and people agree are the odd ones, beside the random strings. */
const ODD = [
  '',
  '0',
  '00',
  '1h30',
  '1s5',
  '1ms5',
  '1hm',
  '1mms',
  '30 30',
  '1m 30 5',
  ' 1',
  '1 ',
  '1h 30m',
  '10 s',
  '1s 500ms',
];

describeWithNginx('times, compared with what nginx makes of them', (path) => {
  const random = new Random(SEED);
  const strings = [...new Set([...ODD, ...Array.from({ length: COUNT }, () => timeString(random))])];
  const taken = (unit: 'ms' | 's'): string[] => strings.filter((text) => parseNginxTime(text, unit) !== undefined);
  const refused = (unit: 'ms' | 's'): string[] => strings.filter((text) => parseNginxTime(text, unit) === undefined);

  test('there are many that are taken and many that are refused', () => {
    for (const unit of ['ms', 's'] as const) {
      expect(taken(unit).length).toBeGreaterThan(150);
      expect(refused(unit).length).toBeGreaterThan(100);
    }
  });

  test('nginx refuses the strings that we refuse', async () => {
    const directives = [
      ...refused('ms').map((text) => `proxy_read_timeout "${text}";`),
      ...refused('s').map((text) => `keepalive_timeout 75s "${text}";`),
    ];
    const accepted = await inParallel(4, directives, (directive) => isAccepted(path, directive));
    expect(directives.filter((_, index) => accepted[index])).toEqual([]);
  }, 120_000);

  test('nginx makes of each string the number that we make of it', async () => {
    const times = taken('ms');
    const seconds = taken('s');
    // Values are looked at one by one only when nginx does not take them all.
    const directives = [...times.map((text) => `"${text}"`), ...seconds.map((text) => `75s "${text}"`)];
    const understood = await understand(path, directives).catch(async (problem: unknown) => {
      const accepted = await inParallel(4, directives, (value) => isAccepted(path, `keepalive_timeout ${value};`));
      const wrong = directives.filter((_, index) => !accepted[index]);
      throw new Error(`nginx refuses what we take: ${JSON.stringify(wrong)}; ${String(problem)}`);
    });
    const timers = understood
      .slice(0, times.length)
      .map(({ timer }) => (timer === undefined ? undefined : Number(timer)));
    if (timers.includes(undefined))
      console.warn('this nginx is built without --with-debug: milliseconds were not compared');
    else
      expect(pairs(times, timers)).toEqual(
        pairs(
          times,
          times.map((text) => parseNginxTime(text, 'ms')),
        ),
      );
    const advertised = understood.slice(times.length).map((each) => Number(each.advertised * 1000n));
    expect(pairs(seconds, advertised)).toEqual(
      pairs(
        seconds,
        seconds.map((text) => parseNginxTime(text, 's')),
      ),
    );
  }, 120_000);
});

function pairs<T>(texts: readonly string[], values: readonly T[]): [string, T][] {
  return texts.map((text, index) => [text, values[index] as T]);
}
