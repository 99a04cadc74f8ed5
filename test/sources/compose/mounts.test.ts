import { describe, expect, test } from '@jest/globals';
import type { ComposeService } from '../../../src/sources/compose/index.js';
import { shown } from '../shared/yaml/reading.js';
import { serviceOf, webOf } from './reading.js';

/** `source > target` of mounts, `name @ target` of volumes, `? target` of what is not known. */
const seen = ({ mounts, sharedVolumes, unknownMounts }: ComposeService): string[] => [
  ...mounts.map(({ source, target }) => `${source} > ${target}`),
  ...sharedVolumes.map(({ name, target }) => `${name} @ ${target}`),
  ...unknownMounts.map(({ target }) => `? ${target}`),
];
const inDeploy = (line: string): ComposeService =>
  serviceOf({ 'deploy/compose.yml': `services:\n  web:\n    volumes:\n      - ${line}\n` });

describe('volumes', () => {
  test.each([
    ['./nginx/nginx.conf:/etc/nginx/nginx.conf:ro', ['deploy/nginx/nginx.conf > /etc/nginx/nginx.conf']],
    ['../conf.d:/etc/nginx/conf.d/', ['conf.d > /etc/nginx/conf.d']],
    ['.:/srv', ['deploy > /srv']],
    ['/var/run/docker.sock:/var/run/docker.sock', ['/var/run/docker.sock > /var/run/docker.sock']],
    ['"${PWD}/nginx.conf:/n"', ['deploy/nginx.conf > /n']],
    ['$PWD:/n', ['deploy > /n']],
    ['${CONF:-./a.conf}:/n', ['deploy/a.conf > /n']],
    ['${CONF}:/n', ['? /n']],
    ['${CONF:-$OTHER}/x:/n', ['? /n']],
    ['${CONF}/a:/n:ro', ['? /n']],
    ['./a:/n/${X}', []],
    ['~/a:/n', ['? /n']],
    ['"C:\\\\a\\\\b:/n"', ['? /n']],
    ['sockets:/run/app', ['sockets @ /run/app']],
    ['/srv/node_modules', []],
    ['{type: bind, source: ./a, target: /n, read_only: true}', ['deploy/a > /n']],
    ['{type: volume, source: v, target: /n}', ['v @ /n']],
    ['{type: volume, target: /n}', []],
    ['{type: tmpfs, target: /n}', []],
    ['{type: bind, target: /n}', ['? /n']],
    ['{}', []],
    ['"a:b:c:d"', []],
    ['a', []],
  ])('%s', (line, expected) => {
    expect(seen(inDeploy(line))).toEqual(expected);
  });

  test('the last at a place counts, whatever its kind', () => {
    expect(seen(webOf(['volumes: ["./a:/x", "v:/x", "/x"]']))).toEqual([]);
    expect(seen(webOf(['volumes: ["v:/x"]'], ['volumes: ["./a:/x"]']))).toEqual(['a > /x']);
  });

  test('a mount stands where it is written', () => {
    const [mount] = inDeploy('./a:/b:ro').mounts;
    expect(mount?.span.file.text.slice(mount.span.start, mount.span.end)).toBe('./a:/b:ro');
  });
});

describe('configs', () => {
  const configs =
    'configs:\n  nginx: {file: ./nginx.conf}\n  text:\n    content: |\n      user ${U:-www};\n      set $$x 1;\n  elsewhere: {external: true}\n';
  const withConfigs = (line: string): ComposeService =>
    serviceOf({ 'deploy/compose.yml': `services:\n  web:\n    configs:\n      - ${line}\n${configs}` });

  test.each([
    ['nginx', ['deploy/nginx.conf > /nginx']],
    ['{source: nginx, target: /etc/nginx/nginx.conf}', ['deploy/nginx.conf > /etc/nginx/nginx.conf']],
    ['elsewhere', ['? /elsewhere']],
    ['{source: nobody, target: /x}', ['? /x']],
    ['{}', []],
  ])('%s', (line, expected) => {
    expect(seen(withConfigs(line))).toEqual(expected);
  });

  test('a text in the compose file, with its variables', () => {
    const [file] = withConfigs('{source: text, target: /etc/nginx/nginx.conf}').inlineFiles;
    expect(file?.target).toBe('/etc/nginx/nginx.conf');
    expect(file && shown(file.content)).toBe('user <${U:-www}|www>;\nset $x 1;\n');
  });
});

describe('names and ports', () => {
  test('networks, links, hosts', () => {
    const web = webOf([
      'network_mode: "service:db"',
      'links: ["db:backend", mq]',
      'extra_hosts: ["host.docker.internal:host-gateway", "six=[::1]"]',
      'hostname: app',
      'container_name: app_1',
    ]);
    expect(web.networkMode).toBe('service:db');
    expect([...web.links]).toEqual([['backend', 'db']]);
    expect([...web.extraHosts]).toEqual([
      ['host.docker.internal', 'host-gateway'],
      ['six', '::1'],
    ]);
    expect(web.hostNames).toEqual(['web', 'app_1', 'app']);
    expect([...webOf(['extra_hosts: {a: 10.0.0.1}']).extraHosts]).toEqual([['a', '10.0.0.1']]);
  });

  test.each([
    ['"80:8000"', { port: 80, target: 8000 }],
    ['"0.0.0.0:80:8000/tcp"', { port: 80, target: 8000 }],
    ['"127.0.0.1:80:8000"', { port: 80, target: 8000, loopback: true }],
    ['"[::1]:80:8000"', { port: 80, target: 8000, loopback: true }],
    ['{published: 80, target: 8000, host_ip: 127.0.0.1}', { port: 80, target: 8000, loopback: true }],
    ['{published: "80"}', { port: 80 }],
    ['8000', undefined],
    ['"53:53/udp"', undefined],
    ['{published: 53, target: 53, protocol: udp}', undefined],
    ['"8000-8002:8000-8002"', undefined],
    ['"${PORT:-80}:8000"', undefined],
  ])('the port %s', (line, expected) => {
    const [found] = webOf([`ports: [${line}]`]).published;
    const { span, ...rest } = found ?? { span: undefined };
    expect(found === undefined ? undefined : rest).toEqual(expected);
    expect(span?.file.text.slice(span.start, span.end)).toBe(expected && line);
  });

  test('a port that is given', () => {
    const text = 'services:\n  web:\n    ports: ["${PORT:-80}:8000"]\n    expose: ["${PORT}"]\n';
    const web = serviceOf({ 'c.yml': text }, [], { PORT: '443' });
    expect(web.published).toMatchObject([{ port: 443, target: 8000 }]);
    expect(web.expose).toEqual([443]);
  });

  test('a Dockerfile in the compose file is none that could be read', () => {
    expect(webOf(['build: {context: ., dockerfile_inline: FROM x}']).build).toBeUndefined();
  });
});
