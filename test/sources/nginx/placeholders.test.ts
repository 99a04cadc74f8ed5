import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze } from '../../../src/analyze.js';
import { COMMAND_LINE, sliceOf, type SourceFile } from '../../../src/model/span.js';
import { allRules } from '../../../src/cli/allRules.js';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { readNginx } from '../../../src/sources/nginx/index.js';
import { parseNginx } from '../../../src/sources/nginx/parser.js';
import { filledIn } from '../../../src/sources/nginx/placeholders.js';
import type { Word } from '../../../src/sources/nginx/syntax.js';
import { type Piece, type Pieces, written } from '../../../src/sources/shared/pieces.js';
import type { Variables } from '../../../src/sources/shared/variables.js';
import { everyDirective } from './shape.js';

/** Variables of lines `NAME=value`, each with its place in that file. */
function variablesOf(lines: readonly string[], name = '.env'): Variables {
  const file: SourceFile = { name, text: lines.join('\n') };
  let start = 0;
  return new Map(
    lines.map((line): [string, Pieces] => {
      const at = line.indexOf('=');
      const value = written({ file, start: start + at + 1, end: start + line.length });
      start += line.length + 1;
      return [line.slice(0, at), value];
    }),
  );
}

const KNOWN = variablesOf([
  'T=60',
  'LONG=90s',
  'APP_HOST=app',
  'APP_PORT=8000',
  'EMPTY=',
  'BLANK=a b',
  'QUOTE="a"',
  'BRACE={',
  'SEMI=1;',
  'ESCAPE=a\\n',
  'HASH=#1',
  'DOLLAR=$host',
  'CASH=a$',
  't=30',
  'host=wrong',
  'proxy.timeout=45s',
  '_X=1',
]);

function words(text: string, variables: Variables): Word[] {
  const parsed = filledIn(parseNginx({ name: 't.conf', text }), variables);
  return [...everyDirective(parsed.directives)].flatMap(({ args }) => args);
}

/** A word as a directive has it, and what nginx will see; undefined where it stays unknown, the same where nothing is known. */
const WORDS: readonly (readonly [word: string, seen: string | undefined])[] = [
  ['${T}', '60'],
  ['$T', '60'],
  ['${T}s', '60s'],
  ['"${T}s"', '60s'],
  ["'$T'", '60'],
  ['%T%s', '60s'],
  ['{{ T }}s', '60s'],
  ['{{T}}', '60'],
  ['{{ t }}', '30'],
  ['{{ .t }}', '30'],
  ['{{ .Values.t }}', '30'],
  ['{{ .Values.proxy.timeout }}', '45s'],
  ['{{ proxy.timeout }}', '45s'],
  ['{{ .Env.T }}', '60'],
  ['<%= t %>s', '30s'],
  ['<%= @t -%>;', '30'],
  ['$$T', '$60'],
  ['${_X}', '1'],
  ['http://${APP_HOST}:$APP_PORT/$uri', 'http://app:8000/$uri'],
  ['http://$DOLLAR', 'http://$host'],
  ['a${EMPTY}b', 'ab'],
  ['"${EMPTY}"', ''],
  ['"${BLANK}"', 'a b'],
  ['"a\\"${T}"', 'a"60'],
  ['a${HASH}', 'a#1'],
  // A value that would make other words.
  ['${EMPTY}', undefined],
  ['${BLANK}', undefined],
  ['$BLANK', undefined],
  ['${QUOTE}', undefined],
  ['"${QUOTE}"', undefined],
  ['${BRACE}', undefined],
  ['${SEMI}', undefined],
  ['${ESCAPE}', undefined],
  ['"${ESCAPE}"', undefined],
  ['$HASH', undefined],
  ['\\$EMPTY', undefined],
  ['\\$T', '\\60'],
  ['${EMPTY}"a"', undefined],
  ['${CASH}', undefined],
  // Something else in the word is still open.
  ['${APP_HOST}:${OTHER}', undefined],
  ['${T}{{ x | default(1) }}', undefined],
  ['{{ t | default(60) }}', undefined],
  ['{{ f("$T") }}', undefined],
  ['${T:-5}', undefined],
  ['{{- t }}', undefined],
  ['{{{ t }}}', undefined],
  ['%%T%%', undefined],
  // nginx's own variables, and what names nothing.
  ['$host', '$host'],
  ['${host}', '${host}'],
  ['$t', '$t'],
  ['$TT', '$TT'],
  ['$1', '$1'],
  ['T', 'T'],
];

describe('placeholders with known values', () => {
  test.each(WORDS)('%s', (word, seen) => {
    const text = `set_header x ${word.endsWith(';') ? word : `${word};`}`;
    const [, filled] = words(text, KNOWN);
    expect(filled?.template === true ? undefined : filled?.text).toBe(seen);
    expect(text.slice(filled?.start, filled?.end)).toBe(word.replace(/;$/, ''));
  });

  test.each([
    ['proxy_read_timeout ${t};', '30'],
    ['proxy_read_timeout $t;', '30'],
    ['upstream a { server ${host}:80; }', 'wrong:80'],
    ['listen $t;', '30'],
    ['include ${host}/*.conf;', 'wrong/*.conf'],
    ['proxy_set_header Host $host;', '$host'],
    ['proxy_pass http://${host};', 'http://${host}'],
  ])('small letters count where nginx takes no variables: %s', (text, seen) => {
    expect(words(text, KNOWN).at(-1)?.text).toBe(seen);
  });

  test('%C3%A9 stays an encoded character', () => {
    const variables = variablesOf(['C3=1', 'AB=2']);
    expect(words('a /%C3%A9$C3 "%AB% x";', variables).map(({ text }) => text)).toEqual(['/%C3%A91', '%AB% x']);
  });

  test('a value that is itself unknown is shown with its fallback', () => {
    const [piece] = written({ file: { name: 'compose.yml', text: '120' }, start: 0, end: 3 });
    const open = (unknown: NonNullable<Piece['unknown']>): Variables =>
      new Map([['T', [{ ...(piece as Piece), unknown }]]]);
    const shown = (variables: Variables) => words('proxy_read_timeout ${T};', variables)[0];
    expect(shown(open({ written: '${TIMEOUT:-120}', fallback: '120' }))).toMatchObject({
      text: '${TIMEOUT:-120}',
      template: true,
    });
    expect(shown(open({ written: '$(cat t)', fallback: '120' }))).toMatchObject({
      text: '$(cat t) or 120',
      template: true,
    });
    expect(shown(open({ written: 'x'.repeat(5000) }))?.text.length).toBeLessThan(300);
  });

  const snippets = fc.constantFrom(
    '${A}',
    '$A',
    '{{ A }}',
    '{{',
    '}}',
    '{',
    '}',
    '%A%',
    '%',
    '<%= A %>',
    '<%',
    '%>',
    '$',
    's',
    '"',
    "'",
    '\\',
    ' ',
    ';',
    '\n',
    '#',
    '${',
    'é',
    '.',
    '{% if A %}',
  );
  const texts = fc.array(snippets, { maxLength: 20 }).map((parts) => parts.join(''));

  test('unknown names change nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseNginx({ name: 'x', text });
        expect(filledIn(parsed, variablesOf(['B=1', 'AA=2', 'a=3']))).toBe(parsed);
        expect(filledIn(parsed, new Map())).toBe(parsed);
      }),
    );
  });

  test('any value leaves the shape and the places as they are', () => {
    fc.assert(
      fc.property(texts, fc.oneof(texts, fc.constantFrom('60', '', 'a.b')), (text, value) => {
        const parsed = parseNginx({ name: 'x', text: `proxy_read_timeout ${text}` });
        const before = [...everyDirective(parsed.directives)];
        const after = [...everyDirective(filledIn(parsed, variablesOf([`A=${value}`])).directives)];
        const places = (list: typeof before) =>
          list.map(({ name, args, end }) => [name, end, args.map((arg) => [arg.start, arg.end, arg.quote])]);
        expect(places(after)).toEqual(places(before));
        for (const [index, { args }] of after.entries()) {
          for (const [at, word] of args.entries()) {
            if (word.filling !== undefined) expect(word.template).toBe(false);
            else if (!word.template) expect(word).toBe(before[index]?.args[at]);
          }
        }
      }),
    );
  });

  test('in linear time', () => {
    for (const part of ['${A}', '{{ ', '$', '<%= ', '%A', '{{ A }}', '{{A.']) {
      const parsed = parseNginx({ name: 'x', text: `a "${part.repeat(100_000)}";` });
      const start = performance.now();
      filledIn(parsed, variablesOf(['A=1']));
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});

const FLAG: SourceFile = { name: COMMAND_LINE, text: '60' };

const TEMPLATE = `upstream app { server \${APP_HOST}:\${APP_PORT}; keepalive \${POOL}; }
server {
    listen \${PORT};
    include \${SNIPPETS}/*.conf;
    keepalive_timeout \${KEEPALIVE};
    location / {
        proxy_pass http://\${UPSTREAM};
        proxy_read_timeout \${READ}s;
        proxy_set_header Host $host;
    }
}
`;
const ENVIRONMENT = [
  'APP_HOST=web',
  'APP_PORT=8000',
  'POOL=8',
  'PORT=8080',
  'SNIPPETS=snippets',
  'KEEPALIVE=30',
  'UPSTREAM=app',
  'READ=90',
];

describe('what nginx does with known values', () => {
  const template: SourceFile = { name: 'default.conf.template', text: TEMPLATE };
  const snippet: SourceFile = { name: 'snippets/send.conf', text: 'send_timeout ${SEND};' };
  const given = [template, snippet];

  test('stays as it is without them', () => {
    const reading = readNginx(given, hostOf(given), undefined);
    expect(readNginx(given, hostOf(given), undefined, new Map())).toEqual(reading);
    expect(reading.unknowns.map(({ text }) => text)).toContain('${KEEPALIVE}');
  });

  test('is worked out', () => {
    const { routes, unknowns } = readNginx(given, hostOf(given), undefined, variablesOf(ENVIRONMENT));
    const [entry] = routes;
    expect(entry?.route.listen).toEqual(['*:8080']);
    expect(entry?.hop.target).toMatchObject({ kind: 'upstream', written: 'http://app' });
    expect(entry?.hop.target?.upstream?.servers.map(({ args }) => args[0]?.text)).toEqual(['web:8000']);
    expect(entry?.hop.timer('upstream.pool')).toMatchObject({ value: { min: 8 }, note: 'POOL at .env:3' });
    expect(entry?.hop.timer('downstream.idle')).toMatchObject({
      value: { min: 30_000 },
      written: '30',
      provenance: 'inherited',
      note: 'KEEPALIVE at .env:6',
    });
    const read = entry?.hop.timer('upstream.read');
    expect(read).toMatchObject({
      value: { min: 90_000 },
      written: '90s',
      provenance: 'explicit',
      note: 'READ at .env:8',
    });
    expect(read && sliceOf(read.span)).toBe('${READ}s');
    expect(unknowns.map(({ text }) => text)).toEqual(['${SEND}']);
  });

  /** The edits of the fixes for a race with a load balancer that keeps connections for 60 s. */
  async function editsFor(line: string, variables: Variables) {
    const file = { name: 'x.template', text: `server {\n    ${line}\n}\n` };
    const analysis = analyze([file], await allRules(), {
      lbIdle: { ms: 60_000, span: { file: FLAG, start: 0, end: 2 } },
      variables,
    });
    const [finding] = analysis.findings.filter(({ rule }) => rule === 'keepalive-race');
    const [fix] = finding?.fixes ?? [];
    return { label: finding?.spans.find(({ primary }) => primary)?.label, fix, file };
  }

  test.each([
    ['keepalive_timeout ${K};', 'K=30', '75'],
    ['keepalive_timeout ${K};', 'K=30s', '75s'],
    ['keepalive_timeout ${K}s;', 'K=30', '75'],
    ['keepalive_timeout "{{ K }}s";', 'K=30', '75'],
    ['keepalive_timeout ${K}000ms;', 'K=30', undefined],
    ['keepalive_timeout ${K}m;', 'K=1', undefined],
    ['keepalive_timeout ${K}${U};', 'K=30', undefined],
  ])('a fix is written where the value is: %s with %s', async (line, variable, text) => {
    const variables = variablesOf([variable, 'U=s'], 'compose.env');
    const { fix, label } = await editsFor(line, variables);
    expect(fix?.description).toMatch(/^set keepalive_timeout to 75s or more/);
    expect(label).toMatch(/closes it after .* \(K at compose\.env:1(?:, U at compose\.env:2)?\)$/);
    const [edit] = fix?.edits ?? [];
    expect(edit?.text).toBe(text);
    if (edit !== undefined)
      expect([edit.span.file.name, sliceOf(edit.span)]).toEqual(['compose.env', variable.slice(2)]);
  });

  test('what was typed, put together or written otherwise is not edited', async () => {
    const line = 'keepalive_timeout ${K};';
    const typed = await editsFor(line, variablesOf(['K=30'], COMMAND_LINE));
    expect([typed.label, typed.fix?.edits]).toEqual(['nginx closes it after 30s (K on the command line)', []]);
    const [[, pieces]] = [...variablesOf(['K=30'])] as [[string, Pieces]];
    const [piece] = pieces;
    for (const value of [[...pieces, { ...(piece as Piece), text: '' }], [{ ...(piece as Piece), exact: false }]]) {
      expect((await editsFor(line, new Map([['K', value]]))).fix?.edits).toEqual([]);
    }
  });

  test('a second value of keepalive_timeout is edited where the variable has it', async () => {
    const file = { name: 'x.template', text: 'server { keepalive_timeout 30s ${HEADER}s; }' };
    const { findings } = analyze([file], await allRules(), { variables: variablesOf(['HEADER=75']) });
    const [finding] = findings.filter(({ rule }) => rule === 'advertised-longer-than-kept');
    expect(finding?.fixes[0]?.edits).toMatchObject([{ text: '30', span: { file: { name: '.env' } } }]);
  });

  test('what is no number is not written where a variable is', async () => {
    const text = `events {} http {
      map $http_upgrade $c { default upgrade; '' \${C}; }
      upstream app { server a:80; keepalive 8; }
      server { location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection $c; } }
    }`;
    const { findings } = analyze([{ name: 'x.template', text }], await allRules(), {
      variables: variablesOf(['C=close']),
    });
    const [finding] = findings.filter(({ rule }) => rule === 'pool-closed-by-map');
    expect(finding?.fixes.length).toBeGreaterThan(0);
    expect(finding?.fixes.flatMap(({ edits }) => edits)).toEqual([]);
  });

  test('a value that nginx refuses is told at the placeholder', () => {
    const { observations } = readNginx([template], hostOf(given), undefined, variablesOf(['READ=x', 'KEEPALIVE=y']));
    const told = observations.filter(({ id }) => id === 'nginx/invalid-value');
    expect(told.map(({ data, places }) => [data['written'], sliceOf(places[0]?.span as never)])).toEqual([
      ['y', '${KEEPALIVE}'],
      ['xs', '${READ}s'],
    ]);
  });
});
