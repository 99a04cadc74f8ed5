import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseNginx } from '../../src/sources/nginx/parser.js';
import type { Directive, ParsedFile } from '../../src/sources/nginx/syntax.js';
import { inParallel } from './parallel.js';
import { Random } from './random.js';
import { describeWithNginx } from './realNginx.js';
import { structureText } from './structureTexts.js';
import { AROUND, disagreement, nginxVerdict, type Verdict } from './structureVerdict.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 11);
const COUNT = Number(process.env['TIMEOUT_LINT_COUNT'] ?? 400);
const CORPUS = process.env['CORPUS'];
const PLACES = Object.keys(AROUND) as (keyof typeof AROUND)[];

/** Edges that random texts meet too seldom. */
const EDGES = [
  ...[4093, 4094, 4095, 4096, 4097].flatMap((length) => [
    `gzip_types ${'x'.repeat(length)};`,
    `gzip_types ${'x'.repeat(length)} ;`,
    `gzip_types ${'é'.repeat(length >> 1)}${'x'.repeat(length & 1)};`,
    `gzip_types "${'x'.repeat(length)}";`,
    `gzip_types '${'x'.repeat(length)}' ;`,
    `#${'x'.repeat(length - 1)}`,
    `#${'x'.repeat(length - 1)}\n`,
    `gzip_types a;#${'x'.repeat(length - 1)}\r\n`,
  ]),
  '',
  '#',
  '\\',
  'gzip_types a\\',
  'gzip_types "a")b;',
  'gzip_types "a"#b;',
  'gzip_types "a""b";',
  'gzip_types ${{a;',
  'gzip_types a\u00a0b\v;\f',
  'server{}',
  'server {}}',
  'server { };',
  'server {',
  'server { location / { proxy_read_timeout 60s } }',
  'server { location / { proxy_read_timeout 60s} }',
  'server { location / { root /x}; } }',
  'server {\n  proxy_connect_timeout 5s\n  proxy_read_timeout 60s;\n}',
  'server\n  listen 80;\n}',
  'server { location /x; }',
  'map $a $b { x { } }',
  'map $a $b {\n default 0\n x 1;\n}',
  'proxy_read_timeout 60s { }',
  'server { location ~ ^/a{2}$ { } }',
  'server { location ~ "^/a{2}$" { } }',
  'server_name root\n index;',
];

describeWithNginx('what is a valid structure', (path) => {
  test(`is the same for the parser and nginx, in ${COUNT} random texts and ${EDGES.length} edges`, async () => {
    const random = new Random(SEED);
    const texts = [...EDGES, ...Array.from({ length: COUNT }, () => structureText(random))];
    const places = texts.map((_, index) => (index < EDGES.length ? 'http' : 'main'));
    const verdicts = await inParallel(2, [...texts.keys()], (index) =>
      nginxVerdict(path, texts[index] as string, places[index] as 'http' | 'main'),
    );
    const wrong = texts.flatMap((text, index) => {
      const parsed = parse(text);
      if (isTemplate(parsed)) return [];
      const why = disagreement(parsed, verdicts[index] as Verdict);
      return why === undefined ? [] : [{ text, why }];
    });
    expect(wrong).toEqual([]);
    const count = (kind: string): number => verdicts.filter((verdict) => verdict.kind === kind).length;
    // The texts must test something: enough of each kind, and few that nginx gives up for another reason.
    expect(count('accepted')).toBeGreaterThan(COUNT / 5);
    expect(count('structure')).toBeGreaterThan(COUNT / 5);
    expect(count('other')).toBeLessThan(COUNT / 3);
  }, 120_000);

  // Files of one's own choosing: which ones is said by whoever runs it.
  if (CORPUS !== undefined) {
    test('is the same for the files of CORPUS', async () => {
      const files = filesUnder(CORPUS).filter(isPlainNginx);
      const wrong: unknown[] = [];
      const counts = { accepted: 0, structure: 0, other: 0 };
      await inParallel(2, files, async (file) => {
        const text = readFileSync(file, 'utf8');
        const verdict = await bestVerdict(path, text);
        counts[verdict.kind]++;
        const why = disagreement(parse(text), verdict);
        // A part of an `upstream` block begins like this, too, and nothing says what the file is a part of.
        if (verdict.said.startsWith('directive "server" has no opening "{"')) return;
        if (why !== undefined) wrong.push({ file, why });
      });
      console.log(`${files.length} files`, counts);
      expect(wrong).toEqual([]);
      expect(counts.accepted + counts.structure).toBeGreaterThan(0);
    }, 3_600_000);
  }
});

function parse(text: string): ParsedFile {
  return parseNginx({ name: 'part.conf', text });
}

/** The verdict from the place in a configuration where nginx gets furthest. */
async function bestVerdict(path: string, text: string): Promise<Verdict> {
  let best: Verdict | undefined;
  for (const place of PLACES) {
    const verdict = await nginxVerdict(path, text, place);
    if (verdict.kind === 'accepted') return verdict;
    if (best === undefined || verdict.line > best.line) best = verdict;
  }
  return best as Verdict;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whether a file looks like nginx's own format, without templates and Lua. */
function isPlainNginx(file: string): boolean {
  if (/\.(?:ya?ml|tf|hcl|ini|service|md|json|py|sh)$/i.test(file)) return false;
  const text = readFileSync(file, 'utf8');
  if (!/^\s*(?:server|location|upstream|http|events|map|proxy_\w+|listen|include)\s[^=\n]*[;{]\s*(?:#.*)?$/m.test(text))
    return false;
  const parsed = parse(text);
  return !isTemplate(parsed) && !text.includes('_by_lua');
}

/** Whether a program has to fill the text in first: nginx refuses most of what such a text holds. */
function isTemplate({ templates, directives }: ParsedFile): boolean {
  return templates.length > 0 || hasTemplate(directives);
}

function hasTemplate(directives: readonly Directive[]): boolean {
  return directives.some(
    ({ name, args, block }) =>
      [name, ...args].some(({ template }) => template) || (block !== undefined && hasTemplate(block)),
  );
}
