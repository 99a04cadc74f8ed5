import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OPTIONS_OF, type CommandName } from '../../src/cli/commands.js';
import { answerOf } from '../../src/cli/help.js';
import { plainValues } from '../../src/cli/plainWords.js';

const COMMANDS = Object.keys(OPTIONS_OF) as CommandName[];

/** Words as people type them: paths, options of this and other commands, whole and half, with and without values. */
const word = fc.oneof(
  fc.constantFrom(
    'nginx.conf',
    '-',
    '--',
    'conf.d',
    '*.conf',
    '',
    '60',
    'json',
    'never',
    'TL101,keepalive-race',
    'a=b',
  ),
  fc
    .constantFrom(...COMMANDS.flatMap((command) => Object.keys(OPTIONS_OF[command])))
    .chain((name) =>
      fc.constantFrom(`--${name}`, `--no-${name}`, `--${name}=`, `--${name}=json`, `--${name}=60`, `-${name[0] ?? ''}`),
    ),
  fc.constantFrom('--help', '-h', '--version', '--fromat', '--lb.idle=60', '--quiet=false', '--quiet', '-q=1'),
);

describe('words that need nothing said about them', () => {
  test('mean what yargs says they mean', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...COMMANDS), fc.array(word, { maxLength: 5 }), async (command, words) => {
        const values = plainValues(words, command);
        if (values === undefined) return;
        plain++;
        const answer = await answerOf(words, command, 100, '/');
        expect('values' in answer ? pick(answer.values, command) : answer).toEqual(pick(values, command));
      }),
      { numRuns: 1500 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  test.each([
    ['lint', ['nginx.conf', '--lb-idle', '60']],
    ['lint', ['a.conf', 'b.conf', '--select=TL1', '--select', 'TL2', '--quiet', '--fail-on=never']],
    ['show', ['nginx.conf', '--route', '/api/', '--format', 'json']],
    ['explain', ['keepalive-race']],
    ['rules', []],
  ] as const)('%s %j are such words', (command, words) => {
    expect(plainValues(words, command)).toBeDefined();
  });

  test.each([
    ['lint', ['--help']],
    ['lint', ['--version']],
    ['lint', ['--lb-idle']],
    ['show', ['--format', 'xml']],
    ['lint', ['--fromat', 'json']],
    ['rules', ['--lb-idle', '60']],
  ] as const)('%s %j are not', (command, words) => {
    expect(plainValues(words, command)).toBeUndefined();
  });
});

function pick(values: Readonly<Record<string, unknown>>, command: CommandName): Record<string, unknown> {
  return Object.fromEntries(['_', ...Object.keys(OPTIONS_OF[command])].map((name) => [name, values[name]]));
}
