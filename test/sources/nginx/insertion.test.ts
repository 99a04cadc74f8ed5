import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/api.js';
import { applyFixes } from '../../../src/findings/apply.js';
import { optionsOf } from '../../rules/examples.js';
import type { TimerName } from '../../../src/model/timer.js';
import { hopIn } from './oneRoute.js';

/** The text after all fixes, behind a load balancer that keeps connections and waits for as long as is said. */
function fixed(text: string, seconds: number, rule: string): string {
  const file = { name: 'nginx.conf', text };
  const options = { ...optionsOf({ 'lb-idle': seconds, 'nginx-version': '1.28.0' }), select: [rule] };
  const { findings } = analyze([file], options);
  expect(findings).toHaveLength(1);
  return applyFixes(findings, { unsafe: true }, () => file).texts.get(file.name) ?? text;
}

/** Lines that are there afterwards, each with those around it. */
function added(before: string, after: string): string[] {
  const old = before.split('\n');
  return after.split('\n').filter((line) => !old.includes(line));
}

const TWO = `events {}
http {
    upstream app { server 10.0.0.1; }
    server {
        listen 80;
        server_name a.example; # the first
        location / { proxy_pass http://app; proxy_read_timeout 20s; }
        location /b { proxy_pass http://app; proxy_read_timeout 20s; }
    }
    server_tokens off;
}
`;

describe('a keepalive_timeout that nobody wrote', () => {
  test('is written in the only server, behind what it begins with', () => {
    const after = fixed(TWO, 120, 'keepalive-race');
    expect(after).toBe(TWO.replace('# the first\n', '# the first\n        keepalive_timeout 140s;\n'));
  });

  test('is written around several servers, where there is anything to stand behind', () => {
    const second = TWO.replace('    server_tokens off;\n', '    server { listen 81; location / { return 204; } }\n');
    const before = second.replace('http {\n', 'http {\n    sendfile on;\n');
    expect(fixed(before, 120, 'keepalive-race')).toBe(
      before.replace('sendfile on;\n', 'sendfile on;\n    keepalive_timeout 140s;\n'),
    );
    expect(fixed(second, 120, 'keepalive-race')).toBe(second);
  });

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n'), '\r'],
    ['tabs', (text: string) => text.replaceAll('    ', '\t'), ''],
  ])('keeps %s', (_, change, end) => {
    const before = change(TWO);
    const after = fixed(before, 120, 'keepalive-race');
    expect(added(before, after)).toEqual([change('        keepalive_timeout 140s;') + end]);
    expect(after.length).toBe(before.length + (added(before, after)[0] as string).length + 1);
  });

  test('stays in the line where all stands in one', () => {
    const before = 'events {} http { server { listen 80; location / { return 204; } } }\n';
    expect(fixed(before, 120, 'keepalive-race')).toBe(
      before.replace('listen 80;', 'listen 80; keepalive_timeout 140s;'),
    );
  });

  test.each([
    [
      'among constructs of a template',
      TWO.replace('listen 80;', '{% if tls %}\n        listen 443;\n        {% endif %}'),
    ],
    ['in a fragment whose surroundings were not read', TWO.replace('events {}\nhttp {', '').replace(/\}\n$/, '')],
  ])('is not written %s', (_, before) => {
    expect(fixed(before, 120, 'keepalive-race')).toBe(before);
  });
});

describe('a proxy_read_timeout that nobody wrote', () => {
  const before = TWO.replaceAll(' proxy_read_timeout 20s;', '');

  test('is written in the innermost block that holds all routes', () => {
    const one = before.replace('/b { proxy_pass http://app; }', '/b { return 204; }');
    expect(fixed(one, 30, 'lb-gives-up-first')).toBe(
      one.replace('/ { proxy_pass http://app;', '/ { proxy_pass http://app; proxy_read_timeout 25s;'),
    );
    expect(fixed(before, 30, 'lb-gives-up-first')).toBe(
      before.replace('# the first\n', '# the first\n        proxy_read_timeout 25s;\n'),
    );
  });
});

describe('the blocks in which a clock may be written that has its default are', () => {
  const text = `events {}
http {
    sendfile on;
    server {
        listen 80;
        location / {
            proxy_pass http://10.0.0.1;
            proxy_set_header Upgrade $http_upgrade;
        }
    }
}
`;
  const ALL = ['location', 'server', 'http'];

  const blocksFor = (written: string, timer: TimerName): (string | undefined)[] => {
    const hop = hopIn(written);
    return hop.insertions(hop.timer(timer)!).map(({ block }) => /^\w+/.exec(written.slice(block?.start))?.[0]);
  };

  test.each<[TimerName, blocks: readonly string[], name: string]>([
    ['downstream.idle', ['server', 'http'], 'keepalive_timeout'],
    ['upstream.connect', ALL, 'proxy_connect_timeout'],
    ['upstream.send', ALL, 'proxy_send_timeout'],
    ['upstream.read', ALL, 'proxy_read_timeout'],
    ['upstream.firstByte', ALL, 'proxy_read_timeout'],
    ['tunnel.idle', ALL, 'proxy_read_timeout'],
    // What is hardly ever what somebody wants to change is left to them.
    ['downstream.header', [], ''],
    ['drain.kill', [], ''],
  ])('of %s %p', (timer, blocks, name) => {
    expect(blocksFor(text, timer)).toEqual(blocks);
    const hop = hopIn(text);
    for (const { before, after } of hop.insertions(hop.timer(timer)!)) {
      expect([before.trim(), after]).toEqual([name, ';']);
    }
  });

  test('none where somebody wrote it', () => {
    expect(blocksFor(text.replace('sendfile', 'proxy_read_timeout 60s; sendfile'), 'upstream.read')).toEqual([]);
  });

  test('those where the line tells how far to indent', () => {
    const before = text.replace('10.0.0.1;\n           ', '10.0.0.1;');
    expect(blocksFor(before, 'upstream.read')).toEqual(['server', 'http']);
  });
});
