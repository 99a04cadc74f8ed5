import { describe, expect, test } from '@jest/globals';
import { invocationsOf, scriptLaunches, splitWords } from '../../../../src/sources/shared/shell/index.js';
import { argsOf, commandsOf, fileOf, shellLaunch, textAt, wordsLaunch } from './launchOf.js';

const SIZE = 299_000;

function many(text: string, size = SIZE): string {
  return text.repeat(Math.floor(size / text.length));
}

/** Texts that are meant to make a reader slow, deep or wrong. */
const HOSTILE: Readonly<Record<string, string>> = {
  'open brackets': `gunicorn ${many('(')}`,
  'open substitutions': `gunicorn ${many('$(')}`,
  'open defaults': `gunicorn ${many('${a:-')}`,
  backticks: `gunicorn ${many('`')}`,
  'nested backticks': `gunicorn ${many('\\`')}`,
  quotes: `gunicorn ${many('"')}`,
  'single quotes': `gunicorn ${many("'")}`,
  backslashes: many('\\'),
  continuations: many('\\\n'),
  'one word': `gunicorn ${many('a')}`,
  'many words': `gunicorn ${many('a ')}`,
  'many commands': many('gunicorn a\n'),
  'many tests': many('[ a ]&&b=1&&'),
  pipes: many('a|'),
  'many ways': many('if a;then b=$c;fi\n'),
  'open ways': many('if a;then '),
  'many cases': `case a in ${many('b) c=1;;\n')}esac`,
  'doubling values': `A=aaaaaaaaaaaaaaaa;${'A=$A$A;'.repeat(100)}${many('gunicorn $A\n')}`,
  'doubling lists': `A=(x);${many('A+=("${A[@]}");')}gunicorn "\${A[@]}"`,
  'doubling words': `${many('set -- "$@" "$@" a\n')}gunicorn "$@"`,
  'here-documents': many('<<A '),
  'doubling calls': `${Array.from({ length: 30 }, (_, at) => `f${at}() { f${at + 1}; f${at + 1}; }\n`).join('')}f30() { gunicorn a; }\nf0\n`,
  evals: many('eval '),
  shells: many('sh -c '),
  environments: many('env '),
  sums: `gunicorn $((${many('1+')}1))`,
  signs: `gunicorn $((${many('-')}1))`,
  negations: `[[ ${many('! ')}b ]]`,
  templates: `gunicorn ${many('{{')}`,
  'closed templates': `gunicorn ${many('{{a}}')}`,
  'many ways of words': `${many('if a; then set -- "$@" b; fi\n')}gunicorn "$@"`,
  'zero bytes': many('\0'),
};

describe('hostile texts end soon and never throw', () => {
  test.each(Object.keys(HOSTILE))('%s', (name) => {
    const text = HOSTILE[name] as string;
    const file = fileOf(text, 'x.sh');
    const start = process.cpuUsage();
    invocationsOf(shellLaunch(text));
    scriptLaunches(file);
    splitWords(textAt(text));
    const { user } = process.cpuUsage(start);
    // Far less than a second each on a quiet machine; collecting garbage is counted too, on every core.
    expect(user / 1e6).toBeLessThan(5);
  });

  test('a megabyte is not parsed at all', () => {
    expect(commandsOf(shellLaunch(`gunicorn a\n${many('# a comment\n', 1e6)}`))).toEqual([]);
    expect(commandsOf(shellLaunch(`gunicorn a\n${many('# a comment\n', 2e5)}`))).toEqual(['gunicorn a']);
  });

  test('nesting beyond what people write is not parsed', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}gunicorn a${')'.repeat(depth)}`;
    expect(commandsOf(shellLaunch(nested(300)))).toEqual([]);
    expect(commandsOf(shellLaunch(nested(1)))).toEqual(['gunicorn a']);
    expect(commandsOf(shellLaunch(`${'{ '.repeat(100)}gunicorn a${'; }'.repeat(100)}`))).toEqual(['gunicorn a']);
  });

  test('many wrappers', () => {
    expect(invocationsOf(wordsLaunch([...Array.from({ length: 10_000 }, () => 'nohup'), 'gunicorn']))).toEqual([]);
    expect(invocationsOf(wordsLaunch([...Array.from({ length: 30 }, () => 'nohup'), 'gunicorn']))).toHaveLength(1);
  });

  test('values that grow without end are not known', () => {
    const text = `A=aaaaaaaaaaaaaaaa;${'A=$A$A;'.repeat(30)}gunicorn -t $A`;
    const [flag, value = ''] = invocationsOf(shellLaunch(text)).flatMap((found) => argsOf(found));
    expect(flag).toBe('-t');
    expect(value).toMatch(/^(?:<\$A>)+$/);
    expect(value.length).toBeLessThan(10_000);
  });

  test('no words at all', () => {
    expect(invocationsOf({ ...wordsLaunch(['x']), command: { form: 'words', words: [] } })).toEqual([]);
    expect(
      invocationsOf({ ...wordsLaunch(['x']), command: { form: 'shell', script: textAt('gunicorn'), shell: 'cmd' } }),
    ).toEqual([]);
  });
});
