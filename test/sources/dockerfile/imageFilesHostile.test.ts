import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imageFiles, imageVersion, readDockerfile } from '../../../src/sources/dockerfile/index.js';
import { fits } from '../../../src/sources/dockerfile/path.js';
import type { SourceFile, Span } from '../../../src/model/span.js';
import { fileOf } from '../shared/yaml/reading.js';

const FRAGMENTS = (
  'FROM|COPY|ADD|RUN|WORKDIR|ENV|ARG|SHELL|ONBUILD|AS|a|b|nginx:1.27|--from=a|--from=0|--from=b|--parents|--link|--|' +
  '--exclude=x|--chown=1|/|.|..|./|/etc/nginx|/etc/nginx/conf.d/|/a|/a/|/a/b.conf|b.conf|*.conf|/a/*|$A|${A:-b}|A=/a|' +
  'A|A=$A$A|["a", "/b/"]|["rm", "/a"]|<<EOF|EOF|<<-"X"|X|rm|rm -rf|mv|cp|ln -s|mkdir -p|cd|&&|;|(|)|"|\'|\\|{{ x }}|' +
  'https://a/b|x.tar.gz|C:\\x|#|# escape=`|[|]'
).split('|');

const dockerfiles = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(' ', ' ', ' ', '\n', '\n', '\\\n', '\r\n', '')), {
    maxLength: 60,
  })
  .map((parts) => parts.flat().join(''));

/** Lines that are instructions, so that they hang together more often. */
const stages = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'FROM nginx',
        'FROM a',
        'FROM alpine AS a',
        'FROM a AS b',
        'COPY',
        'COPY --from=a',
        'RUN rm',
        'RUN mv',
        'RUN cp',
      ),
      fc.constantFrom('.', '/a', '/a/b', 'b', '/a/*', 'a b', '/'),
      fc.constantFrom('.', '/a', '/a/', '/a/b', 'b/', '/', '/a/b/c.conf'),
    ),
    { maxLength: 25 },
  )
  .map((lines) =>
    lines.map(([head, ...paths]) => (head.startsWith('FROM') ? head : `${head} ${paths.join(' ')}`)).join('\n'),
  );

function isInside({ file, start, end }: Span, given: SourceFile): boolean {
  return file === given && start >= 0 && start <= end && end <= given.text.length;
}

function check(text: string): void {
  const file = fileOf(text, 'Dockerfile');
  for (const target of [undefined, 'a']) {
    const files = imageFiles(file, target);
    if (files === undefined) continue;
    const spans = [files.imageSpan, ...[...files.copies, ...files.leftOut].map(({ span }) => span)];
    expect(spans.filter((span) => !isInside(span, file))).toEqual([]);
    const paths = [...files.copies, ...files.leftOut].map(({ to }) => to);
    expect(
      [...paths, ...files.removed].filter((path) => !/^\/(?:$|.*[^/]$)/.test(path) || /\/\.\.?(?:\/|$)/.test(path)),
    ).toEqual([]);
    expect(files.copies.filter(({ from }) => from === '' || from.startsWith('/') || from.startsWith('..'))).toEqual([]);
    // Whatever is removed last is not held any more.
    for (const { to, without = [] } of files.copies)
      expect(without.filter((path) => !path.startsWith(to === '/' ? to : `${to}/`))).toEqual([]);
    expect(imageVersion(files.image).name.length).toBeLessThanOrEqual(1000);
  }
}

describe('any text', () => {
  test('gives paths and places that are some', () => {
    fc.assert(fc.property(fc.oneof(dockerfiles, stages, fc.string({ unit: 'grapheme', maxLength: 80 })), check), {
      numRuns: 800,
    });
  });

  test('has the variables of the process that it starts', () => {
    fc.assert(
      fc.property(stages, dockerfiles, (a, b) => {
        const file = fileOf(`FROM nginx\nENV A=1\n${a}\n${b}\nCMD ["x"]\n`, 'Dockerfile');
        const [launch] = readDockerfile(file).launches;
        if (launch !== undefined) expect(imageFiles(file)?.environment).toEqual(launch.environment);
      }),
    );
  });

  test('with rm of all copies behind it holds none of them', () => {
    fc.assert(
      fc.property(stages, (text) => {
        const files = imageFiles(
          fileOf(`FROM nginx AS z\n${text}\nFROM nginx\nCOPY a /q/a\nCOPY --from=z / /q\nRUN rm -rf /q\n`),
        );
        expect(files?.copies).toEqual([]);
      }),
    );
  });

  test('a whole stage that is copied holds what the stage does', () => {
    fc.assert(
      fc.property(stages, (text) => {
        const own = imageFiles(fileOf(`FROM nginx\nCOPY c /c\n${text}`));
        const copied = imageFiles(
          fileOf(
            `FROM nginx\nCOPY c /c\n${text}\nFROM scratch\nCOPY --from=${(text.match(/^FROM/gm) ?? []).length} / /\n`,
          ),
        );
        const shown = (files: typeof own): unknown => files?.copies.map((copy) => ({ ...copy, span: undefined }));
        expect(shown(copied)).toEqual(shown(own));
      }),
    );
  });
});

test('a mask fits what the regular expression for it does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
  const mask = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
  fc.assert(
    fc.property(mask, text, (pattern, part) => {
      const source = pattern.replaceAll('*', '.*').replaceAll('?', '.');
      const expected = new RegExp(`^${source}$`).test(part) && !part.startsWith('.');
      expect(fits(pattern, part)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

describe('hostile files end quickly', () => {
  const many = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');

  test.each<[name: string, text: string]>([
    [
      'stages that copy all of the one before, twice',
      `FROM a AS s0\nCOPY x /\n${many(2500, (at) => `FROM a AS s${at + 1}\nCOPY --from=s${at} / /a/\nCOPY --from=s${at} / /b/`)}`,
    ],
    [
      'stages based on one another',
      `FROM a AS s0\n${many(4000, (at) => `FROM s${at} AS s${at + 1}\nCOPY x${at} /\nENV A${at}=1`)}`,
    ],
    [
      'stages that copy from themselves and from later ones',
      many(4000, (at) => `FROM a AS s${at}\nCOPY --from=s${at} / /\nCOPY --from=s${at + 1} / /`),
    ],
    ['stages of one name', many(8000, () => 'FROM a AS a\nCOPY --from=a / /')],
    ['copies, each taken away', many(7000, (at) => `COPY a /a${at}\nRUN rm /a${at}`).replace(/^/, 'FROM a\n')],
    ['copies with much taken away from them', `FROM a\nCOPY . /a\n${many(8000, (at) => `RUN rm /a/${at}`)}\n`],
    [
      'masks full of stars',
      `FROM a AS a\n${many(800, () => `COPY x /${'a'.repeat(250)}b`)}\nFROM b\n${many(800, () => `COPY --from=a /${'*a'.repeat(60)}c /`)}`,
    ],
    [
      'one RUN that removes much',
      `FROM a\n${many(3000, (at) => `COPY a /a${at}`)}\nRUN ${many(15_000, () => 'rm /b;').replaceAll('\n', ' ')}`,
    ],
    ['one RUN full of brackets', `FROM a\nRUN rm ${'$('.repeat(100_000)}`],
    ['one COPY with many sources', `FROM a\nCOPY ${'a '.repeat(100_000)} /`],
    ['one COPY with many flags', `FROM a\nCOPY ${'--a '.repeat(100_000)} a /`],
    ['a deep path', `FROM a\nCOPY a /${'a/'.repeat(100_000)}`],
    ['values that double', `FROM a\nENV A=/aaaaaaaaa\n${many(8000, () => 'ENV A=$A$A')}\nCOPY $A $A`],
    ['heredocs', `FROM a\n${many(8000, (at) => `COPY <<E${at} /\nE${at}`)}`],
    ['continuations', `FROM a\nCOPY ${'a\\\n'.repeat(80_000)} /`],
  ])('%s', (_, text) => {
    expect(text.length).toBeGreaterThan(50_000);
    const started = performance.now();
    imageFiles(fileOf(text.slice(0, 499_000), 'Dockerfile'));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a Dockerfile as large as people write them is read to its end', () => {
    const text = `FROM a AS s0\nCOPY . /app\n${many(20, (at) => `FROM s${at} AS s${at + 1}\n${many(10, (n) => `COPY f${n} /app/${at}/\nRUN rm -f /tmp/${n}`)}`)}`;
    expect(imageFiles(fileOf(text, 'Dockerfile'))?.copies).toHaveLength(1 + 20 * 10);
  });
});
