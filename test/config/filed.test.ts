import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/api.js';
import { type Configuration, readConfiguration } from '../../src/config/index.js';
import { routeLabel } from '../../src/model/chain.js';
import { positionAt, type SourceFile } from '../../src/model/span.js';
import { hostOf } from '../../src/sources/nginx/include.js';
import { readAppServers } from '../../src/topology/appServers.js';
import { filesBeside } from '../../src/topology/lookup.js';
import { FURTHER } from '../../src/topology/furtherReaders.js';
import { findingsOf } from './configured.js';

const NGINX = `upstream app { server app:8000; }
server {
    listen 80;
    server_name example.com;
    include parts/*.conf;
    location /api/ { proxy_pass http://app; proxy_read_timeout 90s; }
    location /slow/ { proxy_pass http://app; proxy_connect_timeout 150s; }
    location /health { return 204; }
}
`;
const FILES = {
  'deploy/nginx.conf': NGINX,
  'deploy/parts/more.conf': 'location /more/ { proxy_pass http://app; }\n',
  'deploy/Dockerfile': 'FROM python:3.12\nCMD ["gunicorn", "app:app", "-c", "gunicorn.conf.py"]\n',
  'deploy/gunicorn.conf.py': 'timeout = 40\nbind = "0.0.0.0:8000"\n',
  'deploy/compose.yaml':
    'services:\n  a: { command: gunicorn a }\n  b: { command: gunicorn b }\n  c: { command: uvicorn c:c }\n',
};

function read(
  hops: readonly string[],
  name = 'deploy/timeout-lint.yaml',
  more = '',
): Configuration & { file: SourceFile } {
  const files = Object.entries(FILES).map(([path, text]) => ({ name: path, text }));
  const text = `${more}chains:\n  - name: api\n    hops:\n${hops.map((hop) => `      - ${hop}\n`).join('')}`;
  const file = { name, text };
  const configuration = readConfiguration(file, {
    host: hostOf(files),
    readServers: (started, launches, variables) =>
      readAppServers(started, filesBeside(files), FURTHER, { variables, stated: launches }),
  });
  return { ...configuration, file };
}

const problemsOf = (...hops: string[]): string[] =>
  read(hops).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('a hop stated by its files', () => {
  test('nginx: a chain for each route, and what it does not forward ends there', () => {
    const { chains, problems, files } = read([
      '{ product: aws-alb, idle_timeout: 60 }',
      '{ product: nginx, files: [nginx.conf] }',
      '{ product: gunicorn, files: Dockerfile }',
    ]);
    expect(problems).toEqual([]);
    expect(
      chains.map(({ route, hops }) => `${routeLabel(route)}: ${hops.map(({ product }) => product).join(' ')}`),
    ).toEqual([
      'api example.com /more/: aws-alb nginx gunicorn',
      'api example.com /api/: aws-alb nginx gunicorn',
      'api example.com /slow/: aws-alb nginx gunicorn',
      'api example.com /health: aws-alb nginx',
      'api example.com (no location): aws-alb nginx',
    ]);
    expect(files.map(({ name }) => name).toSorted()).toEqual([
      'deploy/Dockerfile',
      'deploy/gunicorn.conf.py',
      'deploy/nginx.conf',
      'deploy/parts/more.conf',
    ]);
    const timeout = chains[0]?.hops[2]?.timer('exchange.deadline');
    expect(timeout && [timeout.span.file.name, positionAt(timeout.span.file, timeout.span.start)]).toEqual([
      'deploy/gunicorn.conf.py',
      { line: 1, column: 11 },
    ]);
    expect(chains[1]?.legs.map(({ because, confidence }) => [because, confidence])).toEqual([
      ['stated in deploy/timeout-lint.yaml', 'high'],
      ['stated in deploy/timeout-lint.yaml', 'high'],
    ]);
  });

  test('says what the files themselves say', () => {
    const nginx = { name: 'nginx.conf', text: NGINX.replace('    include parts/*.conf;\n', '') };
    const file = { name: 'timeout-lint.yaml', text: 'chains: [{ hops: [{ product: nginx, files: nginx.conf }] }]' };
    const stated = readConfiguration(file, { host: hostOf([nginx]) });
    const rules = (all: ReturnType<typeof analyze>): string[] =>
      all.findings.map(({ rule, headline, fixes }) =>
        JSON.stringify([rule, headline, fixes.map((fix) => fix.description)]),
      );
    const said = rules(analyze([], { stated: { ...stated, file } }));
    expect(said).toEqual(rules(analyze([nginx])));
    expect(said.length).toBeGreaterThan(0);
  });

  test('its version is that of the hop, or of the file', () => {
    const version = (hop: string, more = ''): string | undefined =>
      read([hop], 'deploy/timeout-lint.yaml', more).chains[0]?.hops[0]?.version;
    expect(version('{ product: nginx, files: nginx.conf }')).toBeUndefined();
    expect(version('{ product: nginx, files: nginx.conf, version: 1.28.0 }')).toBe('1.28.0');
    expect(version('{ product: nginx, files: nginx.conf }', 'nginx-version: 1.26.0\n')).toBe('1.26.0');
  });

  test('paths begin where the configuration stands, and masks are taken', () => {
    const { chains, problems } = read(['{ product: nginx, files: deploy/ngin*.conf }'], 'timeout-lint.yaml');
    expect(problems).toEqual([]);
    expect(chains).toHaveLength(5);
  });

  test.each([
    ['{ product: nginx, files: none.conf }', '4:34 the file "none.conf" is not there'],
    ['{ product: nginx, files: [nginx.conf, "no*.conf"] }', '4:48 the file "no*.conf" is not there'],
    [
      '{ product: nginx, files: parts/more.conf, proxy_read_timeout: 3s }',
      '4:51 "proxy_read_timeout" stands beside "files": state nginx by "files" alone, or by its settings',
    ],
    [
      '{ product: gunicorn, files: compose.yaml }',
      '4:37 these files start 2 times gunicorn: name a file with one, or its command',
    ],
    ['{ product: uvicorn, files: Dockerfile }', '4:36 these files start no uvicorn but gunicorn'],
    [
      '{ product: gunicorn, files: Dockerfile, command: gunicorn a }',
      '4:49 "command" stands beside "files": state gunicorn by "files" alone, or by its settings',
    ],
    ['{ product: gunicorn, files: "${FILE}" }', '4:38 "${FILE}" is a file that cannot be looked up'],
    ['{ product: gunicorn, command: uvicorn a:a }', '4:39 this command starts no gunicorn but uvicorn'],
    ['{ product: gunicorn, command: true }', '4:39 this command starts no gunicorn'],
    [
      '{ product: gunicorn, command: "gunicorn a & gunicorn b" }',
      '4:40 this command starts 2 times gunicorn: name a file with one, or its command',
    ],
  ])('%s', (hop, problem) => {
    expect(problemsOf(hop)).toEqual([problem]);
  });

  test('two hops with routes of their own make no chain', () => {
    const nginx = '{ product: nginx, files: nginx.conf }';
    expect(problemsOf(nginx, nginx)).toEqual([
      '5:20 only one hop of a chain can have routes of its own: state this one by its settings',
    ]);
  });
});

describe('a hop stated by its command', () => {
  test('behaves as the same settings do, each value at its own place', () => {
    const command = read([
      '{ product: nginx, proxy_read_timeout: 90s }',
      "{ product: gunicorn, command: 'gunicorn app:app -t 40 -w 3' }",
    ]);
    const settings = read([
      '{ product: nginx, proxy_read_timeout: 90s }',
      '{ product: gunicorn, timeout: 40, workers: 3 }',
    ]);
    expect(command.problems).toEqual([]);
    expect(findingsOf(command)).toEqual(findingsOf(settings));
    expect(findingsOf(command).length).toBeGreaterThan(0);
    const span = command.chains[0]?.hops[1]?.timer('exchange.deadline')?.span;
    expect(span && [span.file.name, command.file.text.slice(span.start, span.end)]).toEqual([command.file.name, '40']);
  });

  test('reads the file that the server would read, beside the configuration, and variables', () => {
    const { chains, problems } = read(
      ["{ product: gunicorn, command: 'gunicorn app:app -c gunicorn.conf.py --graceful-timeout $KEEP' }"],
      'deploy/timeout-lint.yaml',
      'vars: { KEEP: 75 }\n',
    );
    expect(problems).toEqual([]);
    const [hop] = chains[0]?.hops ?? [];
    expect(hop?.timer('exchange.deadline')?.span.file.name).toBe('deploy/gunicorn.conf.py');
    expect(hop?.timer('drain.grace')?.value).toEqual({ kind: 'band', min: 75_000, max: 75_000 });
  });
});
