import { describe, expect, test } from '@jest/globals';
import { looksLikeCloudflared, readCloudflared } from '../../../src/sources/cloudflare/index.js';
import { msOf, writtenIn } from '../shared/fronts.js';

const read = (text: string) => readCloudflared({ name: 'config.yml', text });

describe('cloudflared', () => {
  test('rules, each with what holds for it', () => {
    const { fronts } = read(`tunnel: 6ff42ae2
credentials-file: /root/x.json
originRequest: {keepAliveTimeout: 60s, connectTimeout: 10s}
ingress:
  - hostname: app.example.com
    service: http://localhost:8000
    originRequest: {keepAliveTimeout: 2m}
  - hostname: api.example.com
    path: /v1
    service: https://api.internal
  - hostname: ssh.example.com
    service: ssh://localhost:22
  - service: http_status:404
`);
    expect(
      fronts.map((front) => [
        front.routes,
        front.targets.map(({ address, ports }) => [address, ports]),
        writtenIn(front),
      ]),
    ).toEqual([
      [
        [{ host: 'app.example.com' }],
        [['http://localhost:8000', [8000]]],
        { 'upstream.idle': '2m', 'upstream.connect': '10s' },
      ],
      [
        [{ host: 'api.example.com', path: '/v1' }],
        [['https://api.internal', [443]]],
        { 'upstream.idle': '60s', 'upstream.connect': '10s' },
      ],
    ]);
    expect(msOf(fronts[0], 'upstream.idle')).toBe(120_000);
    expect(fronts[1]?.reading.hop.timer('upstream.idle')?.provenance).toBe('inherited');
  });

  test('one service, and defaults', () => {
    const { fronts } = read('tunnel: x\nurl: http://localhost\n');
    expect(fronts.map((front) => [msOf(front, 'upstream.idle'), front.targets[0]?.ports])).toEqual([[90_000, [80]]]);
  });

  test('a duration that we cannot read is unknown, not wrong', () => {
    const [front] = read('tunnel: x\nurl: http://a\noriginRequest: {keepAliveTimeout: 1.5h}\n').fronts;
    expect([writtenIn(front), front?.reading.observations]).toEqual([{ 'upstream.idle': '?1.5h' }, []]);
  });

  test('a broken file is told', () => {
    expect(read('tunnel: x\ningress: [\n').unknowns).toHaveLength(1);
  });

  test.each([
    ['tunnel: x\ningress:\n', true],
    ['originRequest: {}\ningress: []\n', true],
    ['ingress: []\n', false],
    ['tunnel: 1\nother: 2\n', false],
    ['a:\n  tunnel: x\n  ingress: y\n', false],
  ])('%j: %s', (text, is) => {
    expect(looksLikeCloudflared({ name: 'config.yml', text })).toBe(is);
  });
});
