import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/analyze.js';
import { allRules } from '../../../src/cli/allRules.js';
import { COMMAND_LINE, type SourceFile } from '../../../src/model/span.js';
import { whyText } from '../../../src/report/show.js';
import { hostOf } from '../../../src/sources/nginx/include.js';
import { readNginx } from '../../../src/sources/nginx/index.js';
import { parseNginx } from '../../../src/sources/nginx/parser.js';
import { placedHost } from '../../../src/sources/nginx/placed.js';
import { officialMain } from '../../../src/sources/nginx/shipped.js';
import { readFronts } from '../../../src/topology/fronts.js';

const rules = await allRules();

/** The image with one file of conf.d, behind a load balancer that keeps connections for some seconds. */
function imageWith(text: string, seconds: number) {
  const site: SourceFile = { name: 'templates/default.conf.template', text };
  const host = placedHost(hostOf([site]), [{ source: 'templates', target: '/etc/nginx/templates/' }]);
  const flag = { name: COMMAND_LINE, text: String(seconds) };
  const lbIdle = { ms: seconds * 1000, span: { file: flag, start: 0, end: flag.text.length } };
  const given = [site, officialMain()];
  return {
    site,
    reading: readNginx(given, host, undefined),
    analysis: analyze(given, rules, { host, lbIdle, nginxVersion: '1.28.0' }),
  };
}

const SITE = 'server { listen 80; location / { proxy_pass http://app; } }';

describe('the main file of the official image', () => {
  test('is read whole, and is the same every time', () => {
    expect(parseNginx(officialMain()).problems).toEqual([]);
    expect(officialMain()).toBe(officialMain());
  });

  test('has what lies in conf.d, and gives values that nobody chose', () => {
    const { site, reading, analysis } = imageWith(SITE, 60);
    expect(reading.routes).toHaveLength(1);
    expect(reading.unknowns).toEqual([]);
    expect(reading.written).toBe(0);
    const idle = reading.routes[0]?.hop.timer('downstream.idle');
    expect(idle).toMatchObject({
      value: { min: 65_000, max: 65_000 },
      written: '65',
      provenance: 'default',
      from: 'the nginx image',
      span: { file: site },
    });
    expect(idle && whyText(idle)).toBe('default of the nginx image');
    // What the image does not set has nginx's own default.
    expect(reading.routes[0]?.hop.timer('upstream.read')).not.toHaveProperty('from');
    expect(analysis.findings.map(({ rule }) => rule)).not.toContain('keepalive-race');
  });

  test('is not asked to be changed, but to be overruled in the server', () => {
    const { site, analysis } = imageWith(SITE, 75);
    const [race] = analysis.findings.filter(({ rule }) => rule === 'keepalive-race');
    expect(race?.severity).toBe('warning');
    expect(race?.fixes[0]).toMatchObject({ description: 'set keepalive_timeout to 95s or more' });
    expect(race?.fixes[0]?.edits).toEqual([
      { span: { file: site, start: 19, end: 19 }, text: ' keepalive_timeout 95s;' },
    ]);
    expect(race?.spans.map(({ span, provenance }) => [span.file.name, provenance])).toEqual([
      [COMMAND_LINE, 'flag'],
      [site.name, 'default'],
    ]);
  });

  test('is overruled by what a server sets', () => {
    const { reading, analysis } = imageWith(SITE.replace('listen', 'keepalive_timeout 100; listen'), 75);
    const idle = reading.routes[0]?.hop.timer('downstream.idle');
    expect(idle).toMatchObject({ written: '100', provenance: 'inherited', from: 'server' });
    expect(analysis.findings.map(({ rule }) => rule)).not.toContain('keepalive-race');
  });

  test('leaves no room beside it for the same directive', () => {
    const { site, analysis } = imageWith(`keepalive_timeout 100;\n${SITE}`, 60);
    const [twice] = analysis.findings.filter(({ rule }) => rule === 'duplicate-directive');
    expect(twice?.spans.find(({ primary }) => primary)?.span.file).toBe(site);
    expect(twice?.fixes.map(({ description, edits }) => [description, edits])).toEqual([
      [
        'write keepalive_timeout into the server instead: for all of http the image sets it already, in its own nginx.conf',
        [],
      ],
    ]);
  });

  test('is no route of its own, and nothing is to be set at its main level', () => {
    const upstream = imageWith('upstream a { server b; }', 60);
    expect(upstream.reading.routes).toEqual([]);
    const sockets = SITE.replace(
      'proxy_pass',
      'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_pass',
    );
    const { analysis } = imageWith(sockets, 60);
    expect(analysis.findings.map(({ rule }) => rule)).not.toContain('worker-shutdown-missing');
  });

  test('serves behind an ALB with its default', () => {
    const { site } = imageWith(SITE, 60);
    const host = placedHost(hostOf([site]), [{ source: 'templates', target: '/etc/nginx/templates' }]);
    const fronts = readFronts(['aws-alb']);
    if ('problems' in fronts) throw new Error(fronts.problems.join());
    const { findings } = analyze([officialMain(), site], rules, { host, fronts: fronts.fronts });
    expect(findings.map(({ rule }) => rule)).not.toContain('keepalive-race');
  });
});
