import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import type { SourceFile } from '../../src/model/span.js';
import type { ReportOptions } from '../../src/report/options.js';
import { RENDERERS } from '../../src/report/renderers.js';
import { builtinRules } from '../../src/rules/all.js';
import {
  annotationProblems,
  jsonProblems,
  sarifRun,
  uploadProblems,
  xmlProblems,
  type SarifRegion,
} from './consumers.js';
import { golden } from './golden.js';
import { ADVICE, analysis, at, FLAG, NGINX, place, POOL, RACE } from './sample.js';
import { commandOn, linesOf } from './workflowCommands.js';

const OPTIONS: ReportOptions = {
  tool: { name: 'timeout-lint', version: '0.1.0' },
  rules: builtinRules().map(({ source }) => source),
};

/** A finding all of whose places are flags. */
const FLAGS: Finding = {
  ...RACE,
  fingerprint: 'fedcba9876543210',
  spans: [place(at(FLAG, '60'), 'the load balancer waits for 60s', { primary: true })],
};

const WIDE: SourceFile = {
  name: 'deploy/größe/日本.conf',
  text: 'server {\n  # 日本 \u{1f600}\n  set $ü "é"; listen 80;\n}\n',
};

/** A finding behind characters of two, three and four bytes, which goes over several lines. */
const FAR: Finding = {
  ...POOL,
  fingerprint: '00000000000000aa',
  spans: [
    place(at(WIDE, 'listen 80;\n}'), 'behind them', { primary: true }),
    place(at(WIDE, '\u{1f600}'), 'one character'),
    place(at(NGINX, 'http {\n    keepalive_timeout 30;'), 'a block'),
  ],
  fixes: [{ description: 'set another', safety: 'unsafe', edits: [{ span: at(WIDE, '80'), text: '81' }] }],
};

const WHOLE = analysis(
  [RACE, { ...POOL, fingerprint: '1111111111111111' }, { ...ADVICE, fingerprint: '2222222222222222' }, FLAGS, FAR],
  { files: [NGINX, WIDE, { name: 'clean.conf', text: '' }] },
);

const FILES = {
  sarif: 'findings.sarif',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  junit: 'junit.xml',
  checkstyle: 'checkstyle.xml',
  rdjson: 'rdjson.json',
  markdown: 'summary.md',
} as const;

const NAMES = Object.keys(FILES) as (keyof typeof FILES)[];

describe.each(NAMES)('%s', (format) => {
  const text = RENDERERS[format](WHOLE, OPTIONS);

  test('is as the golden file has it, and the same again', () => {
    expect(text).toBe(golden(FILES[format], text));
    expect(RENDERERS[format](WHOLE, OPTIONS)).toBe(text);
  });

  test('with nothing found it is a whole report, too', async () => {
    const empty = analysis([], { files: [], unknowns: [], chains: [] });
    await expectTaken(format, RENDERERS[format](empty, OPTIONS));
  });

  test('whoever reads it takes it', async () => {
    await expectTaken(format, text);
  });
});

async function expectTaken(format: keyof typeof FILES, text: string): Promise<void> {
  if (format === 'sarif' || format === 'rdjson' || format === 'gitlab') expect(jsonProblems(format, text)).toEqual([]);
  if (format === 'sarif') expect(uploadProblems(text)).toEqual([]);
  if (format === 'junit' || format === 'checkstyle') expect(await xmlProblems(format, [text])).toEqual([]);
  expect(annotationProblems(text)).toEqual([]);
}

test('those who read it refuse what is wrong', async () => {
  const wrong = (format: keyof typeof FILES, from: string, to: string) => {
    const text = RENDERERS[format](WHOLE, OPTIONS);
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  expect(jsonProblems('sarif', wrong('sarif', '"level": "error"', '"level": "bad"'))).not.toEqual([]);
  expect(uploadProblems(wrong('sarif', '[②](1)', '②'))).not.toEqual([]);
  expect(uploadProblems(wrong('sarif', '"endLine": 2', '"endLine": 3'))).not.toEqual([]);
  expect(jsonProblems('rdjson', wrong('rdjson', '"ERROR"', '"error"'))).not.toEqual([]);
  expect(jsonProblems('gitlab', wrong('gitlab', '"critical"', '"error"'))).not.toEqual([]);
  expect(await xmlProblems('junit', [wrong('junit', '<failure ', '<fail ')])).not.toEqual([]);
  expect(await xmlProblems('checkstyle', [wrong('checkstyle', '&quot;', '<')])).not.toEqual([]);
  expect(annotationProblems(wrong('github', 'endLine=2', 'endLine=3'))).not.toEqual([]);
});

describe('SARIF for GitHub', () => {
  const { results, tool } = sarifRun(RENDERERS.sarif(WHOLE, OPTIONS));

  test('each other place in a file has a link in the message; a flag is told in words', () => {
    const [race, pool] = results;
    expect(race?.message.text).toContain('① the load balancer reuses an idle connection for 60s (--lb-idle 60)\n');
    expect(race?.relatedLocations).toBeUndefined();
    expect(pool?.message.text).toContain('① sent as HTTP/1.0 (nginx.conf:8:31)\n[②](1) connections were');
    expect(pool?.relatedLocations?.map(({ id }) => id)).toEqual([1]);
  });

  test('the story is a flow, each step where its hop is set up', () => {
    const steps = results[0]?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location);
    expect(steps?.map(({ message }) => message?.text)).toEqual([
      '0s, nginx: a response is done (access log: 200)',
      '30s, nginx: closes the connection',
    ]);
    expect(steps?.[0]?.physicalLocation.region.startLine).toBe(2);
  });

  test('fixes are edits of files: one of a flag is none', () => {
    expect(results[0]?.fixes).toHaveLength(1);
    expect(results[2]?.fixes).toBeUndefined();
  });

  test('what speaks of flags alone stands at the beginning of a file', () => {
    const where = (options: ReportOptions) =>
      sarifRun(RENDERERS.sarif(analysis([FLAGS]), options)).results[0]?.locations[0]?.physicalLocation;
    expect(where(OPTIONS)).toMatchObject({
      artifactLocation: { uri: 'nginx.conf', uriBaseId: 'SRCROOT' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
    const configuration = { name: 'timeout-lint.yaml', text: 'lb-idle: 60\n' };
    expect(where({ ...OPTIONS, configuration })?.artifactLocation.uri).toBe('timeout-lint.yaml');
  });

  test('names become URIs from the root of the repository on', () => {
    const named = (name: string, base = '') => {
      const file = { name, text: 'listen 80;' };
      const finding = { ...POOL, spans: [place(at(file, '80'), '', { primary: true })] };
      const [result] = sarifRun(RENDERERS.sarif(analysis([finding]), { ...OPTIONS, base })).results;
      return result?.locations[0]?.physicalLocation.artifactLocation;
    };
    expect(named('a b/ü#?%.conf')).toEqual({ uri: 'a%20b/%C3%BC%23%3F%25.conf', uriBaseId: 'SRCROOT' });
    expect(named('./c:/x.conf')).toEqual({ uri: 'c%3A/x.conf', uriBaseId: 'SRCROOT' });
    expect(named('../x.conf', 'deploy/')).toEqual({ uri: 'x.conf', uriBaseId: 'SRCROOT' });
    expect(named('/etc/nginx/nginx.conf', 'deploy/')).toEqual({ uri: 'file:///etc/nginx/nginx.conf' });
    expect(named('<stdin>')).toEqual({ uri: '%3Cstdin%3E', uriBaseId: 'SRCROOT' });
  });

  test('what an image has of its own is no place in a file', () => {
    const shipped = { name: '/etc/nginx/nginx.conf (as the nginx image ships it)', text: 'keepalive_timeout 65;' };
    const spans = [place(at(shipped, '65'), 'here', { primary: true }), place(at(NGINX, '30'), 'there')];
    const [result] = sarifRun(RENDERERS.sarif(analysis([{ ...RACE, spans }]), OPTIONS)).results;
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('nginx.conf');
  });

  test('rules say what they are, also those that nobody described', () => {
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['keepalive-race', 'pool-needs-http11', 'no-pooling']);
    expect(tool.driver.rules[0]).toMatchObject({
      defaultConfiguration: { level: 'warning' },
      properties: { 'problem.severity': 'error', precision: 'high' },
    });
    expect(uploadProblems(RENDERERS.sarif(WHOLE, { tool: OPTIONS.tool }))).toEqual([]);
  });

  test('every rule that comes with the program can be described', () => {
    const findings = builtinRules().map((rule, index) => ({
      ...RACE,
      rule: rule.name,
      code: rule.code,
      fingerprint: index.toString(16),
    }));
    const text = RENDERERS.sarif(analysis(findings), OPTIONS);
    expect(jsonProblems('sarif', text)).toEqual([]);
    expect(uploadProblems(text)).toEqual([]);
    expect(text).not.toMatch(/\{(?:caller|callee|hop)/);
    expect(sarifRun(text).tool.driver.rules).toHaveLength(builtinRules().length);
  });

  test('more than is taken: the most severe stay, in their order', () => {
    const many = Array.from({ length: 25_010 }, (_, index) => ({
      ...ADVICE,
      severity: index < 20 ? ('info' as const) : ('error' as const),
      headline: '',
      consequence: '',
      story: [],
      fixes: [],
      fingerprint: index.toString(16).padStart(16, '0'),
    }));
    const text = RENDERERS.sarif(analysis(many), OPTIONS);
    const run = sarifRun(text);
    expect(run.results).toHaveLength(25_000);
    expect(run.results.filter(({ level }) => level === 'note')).toHaveLength(10);
    expect(text).toContain('10 less severe findings are left out');
  });

  test('a finding of a thousand places and more', () => {
    const spans = Array.from({ length: 1500 }, () => place(at(NGINX, '30'), 'again'));
    expect(uploadProblems(RENDERERS.sarif(analysis([{ ...RACE, spans }]), OPTIONS))).toEqual([]);
  });
});

describe('annotations of GitHub', () => {
  const commands = (findings: readonly Finding[], more: Partial<ReportOptions> = {}) =>
    linesOf(RENDERERS.github(analysis(findings), { ...OPTIONS, ...more })).flatMap((line) => commandOn(line) ?? []);

  test('the most severe first, the other places behind the message', () => {
    const told = commands([ADVICE, POOL, RACE]);
    expect(told.map(({ name }) => name)).toEqual(['error', 'warning', 'notice']);
    expect(told[0]?.properties).toEqual({
      file: 'nginx.conf',
      line: '2',
      endLine: '2',
      col: '23',
      endColumn: '25',
      title: 'keepalive-race (TL101)',
    });
    expect(told[1]?.data).toMatch(/\n {2}nginx\.conf:5:43: connections were to be kept here$/);
  });

  test('ten of each level, the surest first, and the others as lines of the log', () => {
    const sure = { ...POOL, headline: 'surely' };
    const many = [...Array.from({ length: 12 }, () => ({ ...POOL, confidence: 'low' as const })), sure, RACE];
    const log = RENDERERS.github(analysis(many), OPTIONS);
    expect(annotationProblems(log)).toEqual([]);
    expect(commands(many)).toHaveLength(11);
    expect(commands(many)[1]?.data).toMatch(/^surely\./);
    expect(log).toContain('3 findings more than GitHub shows');
    expect(log.split('\n').filter((line) => /^nginx\.conf:\d/.test(line))).toHaveLength(3);
  });

  test('a message too long is cut, and keeps the other places', () => {
    const long = { ...POOL, consequence: '%\n'.repeat(4000), headline: '\u{1f600}'.repeat(200) };
    const [command] = commands([long]);
    expect(command?.data.length).toBeLessThanOrEqual(4096);
    expect(command?.data).toContain('connections were to be kept here');
  });

  test('a name keeps its commas, colons and percent signs', () => {
    const file = { name: 'a,b=c:d%0A::e.conf', text: 'listen 80;' };
    const [command] = commands([{ ...POOL, spans: [place(at(file, '80'), '', { primary: true })] }]);
    expect(command?.properties['file']).toBe(file.name);
  });

  test('quiet: no notices, as there is no advice', () => {
    expect(commands([ADVICE, POOL], { quiet: true }).map(({ name }) => name)).toEqual(['warning']);
  });
});

describe('the others', () => {
  interface Diagnostic {
    readonly location: { readonly path: string; readonly range: object };
    readonly suggestions?: readonly { readonly range: object; readonly text: string }[];
    readonly related_locations?: readonly { readonly location: { readonly range: object } }[];
  }

  test('rdjson counts bytes of UTF-8, on one line', () => {
    const { diagnostics } = JSON.parse(RENDERERS.rdjson(WHOLE, OPTIONS)) as { diagnostics: Diagnostic[] };
    const far = diagnostics[4];
    const bytesBefore = (part: string) => {
      const line = WIDE.text.split('\n').find((each) => each.includes(part)) as string;
      return Buffer.byteLength(line.slice(0, line.indexOf(part)));
    };
    const column = bytesBefore('listen') + 1;
    expect(far?.location.range).toEqual({ start: { line: 3, column }, end: { line: 3, column: column + 10 } });
    const face = bytesBefore('\u{1f600}') + 1;
    expect(far?.related_locations?.[0]?.location.range).toEqual({
      start: { line: 2, column: face },
      end: { line: 2, column: face + 4 },
    });
    const value = bytesBefore('80') + 1;
    expect(far?.suggestions).toEqual([
      { range: { start: { line: 3, column: value }, end: { line: 3, column: value + 2 } }, text: '81' },
    ]);
  });

  test('rdjson suggests only what is one edit of the file that it shows', () => {
    const edits = RACE.fixes[0]?.edits ?? [];
    const twice = {
      ...RACE,
      fixes: [{ description: 'both', safety: 'unsafe' as const, edits: [...edits, ...edits] }, ...RACE.fixes],
    };
    const { diagnostics } = JSON.parse(RENDERERS.rdjson(analysis([twice]), OPTIONS)) as { diagnostics: Diagnostic[] };
    expect(diagnostics[0]?.suggestions?.map(({ text }) => text)).toEqual(['75s']);
  });

  test('GitLab gets every fingerprint once: it drops the second', () => {
    const issues = JSON.parse(RENDERERS.gitlab(analysis([POOL, POOL, POOL]), OPTIONS)) as { fingerprint: string }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  test('JUnit: advice passes, a file without findings passes, and all are counted', () => {
    const text = RENDERERS.junit(WHOLE, OPTIONS);
    expect(text).toContain('<testsuites name="timeout-lint" tests="6" failures="4" ');
    expect(text).toContain('<testcase name="timeouts agree" classname="clean.conf" time="0"/>');
    expect(text.match(/<failure /g)).toHaveLength(4);
  });

  test('formats for programs do not heed quiet; the summary leaves advice and its surroundings out', () => {
    for (const format of ['sarif', 'gitlab', 'junit', 'checkstyle', 'rdjson'] as const) {
      expect(RENDERERS[format](WHOLE, { ...OPTIONS, quiet: true })).toBe(RENDERERS[format](WHOLE, OPTIONS));
    }
    const quiet = RENDERERS.markdown(WHOLE, { ...OPTIONS, quiet: true });
    expect(quiet).toContain('`keepalive-race`');
    expect(quiet).not.toMatch(/no-pooling|The chain|What is unknown|Checked/);
  });

  test('a summary of very many findings stays below what GitHub takes', () => {
    const many = Array.from({ length: 5000 }, () => ({
      ...RACE,
      consequence: 'x'.repeat(5000),
      headline: '*'.repeat(5000),
    }));
    const text = RENDERERS.markdown(analysis(many), OPTIONS);
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('and 4450 more');
  });

  test('every format has the primary place that the finding says', () => {
    const turned = { ...POOL, spans: POOL.spans.map((each) => ({ ...each, primary: !each.primary })) };
    const region = sarifRun(RENDERERS.sarif(analysis([turned]), OPTIONS)).results[0]?.locations[0]?.physicalLocation
      .region as SarifRegion;
    expect([region.startLine, region.startColumn]).toEqual([5, 43]);
    expect(RENDERERS.github(analysis([turned]), OPTIONS)).toContain('line=5,');
    expect(RENDERERS.gitlab(analysis([turned]), OPTIONS)).toContain('"begin": 5');
    expect(RENDERERS.rdjson(analysis([turned]), OPTIONS)).toMatch(/"start": \{\s+"line": 5,\s+"column": 43/);
    expect(RENDERERS.checkstyle(analysis([turned]), OPTIONS)).toContain('<error line="5" column="43"');
    expect(RENDERERS.junit(analysis([turned]), OPTIONS)).toContain(' line="5"');
    expect(RENDERERS.markdown(analysis([turned]), OPTIONS)).toContain('**connections were to be kept here**');
  });
});
