import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { analyze, readInfrastructure } from '../../../../src/api.js';
import { sliceOf } from '../../../../src/model/span.js';
import { kustomizations, readCluster } from '../../../../src/sources/kubernetes/index.js';
import { readKubernetesFronts } from '../../../../src/sources/kubernetes/fronts/index.js';
import { spanOf } from '../../../../src/sources/shared/pieces.js';
import { environmentOf, wordsOf } from '../../shared/yaml/reading.js';

const BASE = `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  replicas: 1
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
        - name: web
          image: app:1
          command: [gunicorn]
          args: ["--timeout", "30"]
          env: [{name: A, value: one}]
`;
const NAMED = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\n';

function environments(kustomization: string, more: Readonly<Record<string, string>> = {}) {
  const files = Object.entries({
    'base/kustomization.yaml': 'resources: [api.yaml]',
    'base/api.yaml': BASE,
    'prod/kustomization.yaml': `resources: [../base]\n${kustomization}`,
    ...more,
  }).map(([name, text]) => ({ name, text }));
  return kustomizations(files);
}

function prod(kustomization: string, more: Readonly<Record<string, string>> = {}) {
  const cluster = environments(kustomization, more).find(({ name }) => name === 'prod');
  if (cluster === undefined) throw new Error('there is no prod');
  return cluster;
}

function launchIn(...given: Parameters<typeof prod>) {
  const cluster = prod(...given);
  const [launch] = readCluster(cluster).launches;
  if (launch === undefined) throw new Error('nothing is started');
  return { ...launch, unknowns: cluster.unknowns };
}

const ARGS = 'spec: {template: {spec: {containers: [{name: web, args: ["--timeout", "90"]}]}}}';

describe('every value is at the place of who wrote it', () => {
  const inline = `patches:\n  - patch: |-\n${`${NAMED}${ARGS}`.replace(/^/gm, '      ')}`;

  test.each<[string, string, Record<string, string>, string]>([
    ['a file', 'patches: [{path: p.yaml}]', { 'prod/p.yaml': NAMED + ARGS }, 'prod/p.yaml'],
    ['a file of old', 'patchesStrategicMerge: [p.yaml]', { 'prod/p.yaml': NAMED + ARGS }, 'prod/p.yaml'],
    ['a text', inline, {}, 'prod/kustomization.yaml'],
    [
      'a JSON patch',
      'patches:\n  - target: {kind: Deployment}\n    patch: |-\n      - {op: replace, path: /spec/template/spec/containers/0/args/1, value: "90"}',
      {},
      'prod/kustomization.yaml',
    ],
    [
      'a JSON patch in a file',
      'patchesJson6902: [{target: {kind: Deployment, name: api}, path: p.json}]',
      { 'prod/p.json': '[{"op": "replace", "path": "/spec/template/spec/containers/0/args/1", "value": "90"}]' },
      'prod/p.json',
    ],
  ])('%s', (_, kustomization, more, place) => {
    const launch = launchIn(kustomization, more);
    expect(wordsOf(launch)).toEqual(['gunicorn', '--timeout', '90']);
    const spans = launch.command.form === 'words' ? launch.command.words.map(spanOf) : [];
    expect(spans.map((span) => sliceOf(span))).toEqual(['gunicorn', '--timeout', '90']);
    expect([spans[0]?.file.name, spans[2]?.file.name]).toEqual(['base/api.yaml', place]);
    // The pod is still that of the base.
    expect([launch.span.file.name, launch.pod?.file.name]).toEqual(['base/api.yaml', 'base/api.yaml']);
    expect(launch.unknowns).toEqual([]);
  });

  test('in quotes, at the quotes', () => {
    const launch = launchIn(`patches: [{patch: "${(NAMED + ARGS).replaceAll('"', '\\"').replaceAll('\n', '\\n')}"}]`);
    const spans = launch.command.form === 'words' ? launch.command.words.map(spanOf) : [];
    expect(wordsOf(launch)).toEqual(['gunicorn', '--timeout', '90']);
    expect(sliceOf(spans[2] as never).startsWith('"apiVersion')).toBe(true);
  });
});

describe('what cannot be followed is unknown', () => {
  test.each([
    ['transformers', 'transformers: [t.yaml]'],
    [
      'a pattern that is not read',
      'patches: [{target: {name: "(a|b)pi?"}, patch: "- {op: test, path: /kind, value: x}"}]',
    ],
    ['a patch that is not there', 'patches: [{path: gone.yaml, target: {kind: Deployment}}]'],
    [
      'a patch that cannot be done',
      'patches: [{target: {kind: Deployment}, patch: "- {op: remove, path: /spec/gone}"}]',
    ],
    [
      'a replacement of all of it',
      'replacements: [{source: {kind: X}, targets: [{select: {name: api}, fieldPaths: [spec.gone]}]}]',
    ],
  ])('%s', (_, kustomization) => {
    const launch = launchIn(kustomization);
    expect(wordsOf(launch).filter((word) => !word.startsWith('<'))).toEqual([]);
    expect(launch.unknowns).not.toEqual([]);
  });

  test('a replacement leaves the rest', () => {
    const launch = launchIn(
      'replacements: [{source: {kind: X}, targets: [{select: {kind: Deployment}, fieldPaths: ["spec.template.spec.containers.[name=web].env.[name=A].value"]}]}]',
    );
    expect(wordsOf(launch)).toEqual(['gunicorn', '--timeout', '30']);
    expect(environmentOf(launch)).toEqual({ A: '<one|>' });
  });

  test('a patch of an object that is not there is told', () => {
    const { unknowns } = prod('patches: [{path: p.yaml}]', { 'prod/p.yaml': NAMED.replace('api', 'other') });
    expect(unknowns.map(({ name, text }) => [name, text])).toEqual([['patch', 'p.yaml']]);
  });
});

test('a ConfigMap that is generated gives its file to nginx and its pairs to containers', () => {
  const cluster = prod(
    `namePrefix: p-
configMapGenerator:
  - name: proxy
    files: [nginx.conf]
    literals: [WORKERS=4]
patches: [{path: p.yaml}]`,
    {
      'prod/nginx.conf': 'events {}\nhttp { server { listen 80; location / { proxy_pass http://x; } } }\n',
      'prod/p.yaml': `${NAMED}spec: {template: {spec: {containers: [{name: web, envFrom: [{configMapRef: {name: proxy}}], volumeMounts: [{name: c, mountPath: /etc/nginx}]}], volumes: [{name: c, configMap: {name: proxy}}]}}}`,
    },
  );
  expect(cluster.files.map(({ name }) => name)).toContain('prod/nginx.conf');
  const { nginx } = readKubernetesFronts(cluster.files, cluster);
  expect(nginx.map(({ file, paths, runs }) => [file.name, paths, runs.length])).toEqual([
    ['prod/nginx.conf', ['/etc/nginx/nginx.conf'], 1],
  ]);
  expect(cluster.files).toContain(nginx[0]?.file);
  const [launch] = readCluster(cluster).launches;
  expect(environmentOf(launch)).toMatchObject({ WORKERS: '4', A: 'one' });
  // A file that was given is not read twice.
  const infrastructure = readInfrastructure(cluster.files, cluster);
  const { chains } = analyze([nginx[0]?.file as never], { infrastructure });
  expect(chains).toHaveLength(1);
});

test('an Ingress is read with the annotations of its overlay', () => {
  const ingress = (body: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, annotations: {${body}}}\n`;
  const cluster = prod('patches: [{path: p.yaml}]', {
    'base/kustomization.yaml': 'resources: [ingress.yaml]',
    'base/ingress.yaml': `${ingress('nginx.ingress.kubernetes.io/proxy-read-timeout: "60"')}spec: {ingressClassName: nginx}\n`,
    'prod/p.yaml': ingress('nginx.ingress.kubernetes.io/proxy-read-timeout: "300"'),
  });
  const [front] = readKubernetesFronts(cluster.files, cluster).fronts;
  const setting = front?.reading.hop.timer('upstream.read');
  expect([setting?.written, setting?.span.file.name]).toEqual(['300', 'prod/p.yaml']);
});

test('any text is read without an error, and soon', () => {
  const bits = fc.constantFrom(
    'resources: [',
    '../base',
    'p.yaml',
    ']\n',
    'patches:\n',
    '- path: p.yaml\n',
    '  patch: |-\n',
    '    - op: add\n',
    '*a',
    '&a ',
    '{',
    '}',
    'target: {name: ".*.+"}\n',
    'namePrefix: a\n',
    'components: [.]\n',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 20 }), fc.array(bits, { maxLength: 20 }), (a, b) => {
      // What names no base any more is no overlay, and has another name.
      const read = environments(a.join(''), { 'prod/p.yaml': `${NAMED}${b.join('')}` });
      expect(read.length).toBeGreaterThan(0);
      for (const { objects, unknowns } of read) expect([objects, unknowns].every(Array.isArray)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

describe('trees made to hurt', () => {
  test.each<[string, Record<string, string>]>([
    [
      'bases that double',
      Object.fromEntries(
        Array.from({ length: 28 }, (_, n) => [
          `d${n}/kustomization.yaml`,
          n === 0 ? 'resources: [x.yaml]' : `resources: [../d${n - 1}, ../e${n - 1}]`,
        ]).concat(
          Array.from({ length: 28 }, (_, n) => [
            `e${n}/kustomization.yaml`,
            n === 0 ? 'resources: [x.yaml]' : `namePrefix: a\nresources: [../d${n - 1}, ../e${n - 1}]`,
          ]),
          [
            ['d0/x.yaml', BASE],
            ['e0/x.yaml', BASE],
          ],
        ),
      ),
    ],
    [
      'a patch that doubles',
      {
        'd/kustomization.yaml': 'resources: [x.yaml]\npatches: [{path: p.yaml}]',
        'd/x.yaml': BASE,
        'd/p.yaml': `${NAMED}${Array.from({ length: 40 }, (_, n) => `a${n}: &a${n} ${n === 0 ? '{}' : `{x: *a${n - 1}, y: *a${n - 1}}`}`).join('\n')}`,
      },
    ],
    [
      'many patches of many',
      {
        'd/kustomization.yaml': `resources: [x.yaml]\npatches:\n${'- {target: {name: ".*a.*a.*a.*b"}, patch: "- {op: add, path: /x, value: 1}"}\n'.repeat(300)}`,
        'd/x.yaml': Array.from({ length: 300 }, (_, n) => BASE.replace('api', `${'a'.repeat(60)}${n}`)).join('---\n'),
      },
    ],
  ])('%s', (_, tree) => {
    const before = performance.now();
    kustomizations(Object.entries(tree).map(([name, text]) => ({ name, text })));
    expect(performance.now() - before).toBeLessThan(4000);
  });
});
