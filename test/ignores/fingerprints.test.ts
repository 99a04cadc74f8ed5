import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, loadBalancers, readAppServers } from '../../src/api.js';

const NGINX = `upstream app {
    server app:8000;
    keepalive 16;
}
server {
    listen 80;
    server_name example.com;
    keepalive_timeout 30s;
    location /a/ {
        proxy_pass http://app;
        proxy_read_timeout 300s;
    }
    location /b/ {
        proxy_pass http://app;
        proxy_read_timeout 10s;
    }
}
`;
const COMPOSE = `services:
  app:
    image: python
    command: >
      gunicorn app:app -k gthread
      --bind 0.0.0.0:8000 --timeout 30
    stop_grace_period: 10s
`;

function fingerprints(nginx: string, compose: string): string[] {
  return analyze([{ name: 'nginx.conf', text: nginx }], {
    fronts: loadBalancers('aws-alb'),
    apps: readAppServers([{ name: 'compose.yaml', text: compose }]),
  }).findings.map(({ fingerprint, rule }) => `${rule} ${fingerprint}`);
}

/** A text with lines put in before some of its own; none within a block scalar. */
function moved(
  text: string,
  inserted: readonly (readonly [at: number, line: string])[],
  isOpen: (line: string) => boolean,
): string {
  const lines = text.split('\n');
  for (const [at, line] of inserted) {
    const index = at % lines.length;
    if (isOpen(lines[index] ?? '')) lines.splice(index, 0, line);
  }
  return lines.join('\n');
}

test('blank lines and comments change no fingerprint', () => {
  const before = fingerprints(NGINX, COMPOSE).toSorted();
  expect(before.length).toBeGreaterThan(4);
  expect(new Set(before).size).toBe(before.length);
  const insertions = fc.array(
    fc.tuple(fc.nat(100), fc.constantFrom('', '  ', '# a comment', '    # proxy_read_timeout 3s;')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(insertions, insertions, (nginx, compose) => {
      const after = fingerprints(
        moved(NGINX, nginx, () => true),
        moved(COMPOSE, compose, (line) => !/^ {6}/.test(line)),
      );
      expect(after.toSorted()).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test('another value is another finding', () => {
  const before = new Set(fingerprints(NGINX, COMPOSE));
  const after = fingerprints(NGINX.replace('300s', '301s'), COMPOSE);
  expect(after.filter((each) => !before.has(each))).not.toEqual([]);
});
