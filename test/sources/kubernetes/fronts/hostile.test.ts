import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksLikeKubernetesFronts, readKubernetesFronts } from '../../../../src/sources/kubernetes/fronts/index.js';
import { conditionsIn } from '../../../../src/sources/kubernetes/fronts/conditional.js';
import { expectPlacesInside } from '../../shared/fronts.js';

function expectSane(name: string, text: string): void {
  const files = [{ name, text }];
  looksLikeKubernetesFronts(files[0] as { name: string; text: string });
  const reading = readKubernetesFronts(files);
  expectPlacesInside(reading, files);
  for (const { file } of reading.nginx) expect(file.text.length).toBeLessThanOrEqual(text.length);
}

/** Words that manifests are made of, in any order. */
const WORDS = [
  'apiVersion: networking.k8s.io/v1\n',
  'kind: ',
  'Ingress\n',
  'Service\n',
  'ConfigMap\n',
  'List\n',
  'HTTPRoute\n',
  'BackendConfig\n',
  'metadata:\n',
  '  name: a\n',
  '  annotations:\n',
  '    alb.ingress.kubernetes.io/load-balancer-attributes: ',
  '    nginx.ingress.kubernetes.io/proxy-read-timeout: ',
  '    service.beta.kubernetes.io/aws-load-balancer-type: nlb\n',
  '    service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout: ',
  '"60s"\n',
  'a=b,c\\,=,\n',
  'idle_timeout.timeout_seconds=',
  '1\n',
  'spec:\n',
  '  type: LoadBalancer\n',
  '  ports: [{port: 80}]\n',
  '  rules:\n',
  '    - http: {paths: [{backend: {service: {name: a}}}]}\n',
  '      timeouts: {request: 1s, backendRequest: 2s}\n',
  'data:\n',
  '  nginx.conf: |\n',
  '    server {\n',
  '      listen 80;\n',
  '    }\n',
  '---\n',
  '&a ',
  '*a\n',
  '{{ if .x }}\n',
  '{{ end }}\n',
  '{{ .Values.y }}',
  '\r\n',
  '\t',
  '\u{1F600}',
  '"',
  "'",
  '[',
  '{',
  '# ',
  '>-\n',
];

describe('whatever is in a file', () => {
  test('words of manifests in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }),
        fc.constantFrom('a.yaml', 'values.yaml', 'a.tpl'),
        (words, name) => expectSane(name, words.join('')),
      ),
      { numRuns: 400 },
    );
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectSane('a.yaml', text)),
      { numRuns: 200 },
    );
  });

  test.each(['README.md', 'a.txt', 'nginx.conf', 'a.py'])('%s is left alone', (name) => {
    expect(looksLikeKubernetesFronts({ name, text: 'apiVersion: v1\nkind: Ingress\n' })).toBe(false);
  });

  test.each([
    'kind: Deployment\napiVersion: apps/v1\n',
    'services: {web: {image: nginx}}\n',
    'controller: {replicas: 2}\n',
  ])('%j sets up nothing', (text) => {
    expect(looksLikeKubernetesFronts({ name: 'a.yaml', text })).toBe(false);
  });

  test('a broken line is told, and the documents before it are read', () => {
    const good =
      'kind: Ingress\napiVersion: networking.k8s.io/v1\nmetadata: {name: a}\nspec: {ingressClassName: alb}\n';
    const { fronts, unknowns } = readKubernetesFronts([
      { name: 'a.yaml', text: `${good}---\nkind: Service\n  type: [\n` },
    ]);
    expect(fronts.map(({ address }) => address)).toEqual(['Ingress a']);
    expect(unknowns.map(({ kind }) => kind)).toContain('file');
  });
});

describe('files made to hurt', () => {
  const backend = '{path: /, backend: {service: {name: a, port: {number: 80}}}}';
  const ingress = (spec: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec:\n  ingressClassName: nginx\n${spec}`;
  const many = (count: number, text: string) => Array.from({ length: count }, () => text).join(', ');

  test.each<[string, () => string]>([
    [
      'aliases of aliases',
      () =>
        `a: &a [x, x]\n${Array.from({ length: 40 }, (_, n) => `a${n}: &b${n} [${n === 0 ? '*a, *a' : `*b${n - 1}, *b${n - 1}`}]`).join('\n')}\nkind: Ingress\nspec: {rules: *b39}\n`,
    ],
    [
      'rules that share their paths',
      () => ingress(`  x: &p [${many(3000, backend)}]\n  rules: [${many(3000, '{http: {paths: *p}}')}]\n`),
    ],
    [
      'an object listed again and again',
      () =>
        `kind: List\nitems:\n  - &i {kind: Ingress, apiVersion: networking.k8s.io/v1, metadata: {name: a}, spec: {ingressClassName: nginx, rules: [{http: {paths: [${many(200, backend)}]}}]}}\n  - &s {kind: Service, metadata: {name: a}, spec: {selector: {a: b}}}\n${'  - *i\n  - *s\n'.repeat(20_000)}`,
    ],
    ['a map within itself', () => 'kind: Ingress\nspec: &s\n  rules: [*s]\n  x: *s\n'],
    ['a deep list', () => `kind: Ingress\nspec: ${'['.repeat(100_000)}`],
    [
      'a long list of attributes',
      () =>
        ingress('').replace(
          'metadata: {name: a}',
          `metadata: {name: a, annotations: {alb.ingress.kubernetes.io/load-balancer-attributes: "${'a=b,'.repeat(100_000)}"}}`,
        ),
    ],
    [
      'hosts times paths',
      () =>
        `kind: HTTPRoute\nspec:\n  hostnames: [${many(5000, 'a')}]\n  rules: [{matches: [${many(5000, '{path: {value: /}}')}], timeouts: {request: 1s}}]\n`,
    ],
    ['many templates', () => `kind: Ingress\n${'{{ if a }}{{ end }}'.repeat(20_000)}\n`],
    [
      'many nginx files',
      () =>
        `kind: ConfigMap\ndata:\n${'  a.conf: &c |\n    server {\n    }\n'.repeat(1)}${Array.from({ length: 5000 }, (_, n) => `  b${n}.conf: |\n    server {\n    }\n`).join('')}`,
    ],
    [
      'pods and Services of one label',
      () =>
        Array.from(
          { length: 1500 },
          (_, n) =>
            `kind: Pod\nmetadata: {name: p${n}, labels: {a: b}}\nspec: {containers: [{name: c}]}\n---\nkind: Service\nmetadata: {name: s${n}, annotations: {service.beta.kubernetes.io/azure-x: y}}\nspec: {type: LoadBalancer, selector: {a: b}, ports: [{port: 1}]}\n`,
        ).join('---\n'),
    ],
  ])('%s', (_, make) => {
    const text = make();
    const before = performance.now();
    expectSane('a.yaml', text);
    // Generous: what is not bounded takes minutes, or all of the memory.
    expect(performance.now() - before).toBeLessThan(4000);
  });
});

test('conditions of templates by offset', () => {
  const text = '{{ if a }}x{{ with b }}y{{ end }}z{{ end }}w{{ end }}v{% if c %}u{% endif %}t';
  const inside = conditionsIn(text);
  const marks = [...'xyzwvut'].map((mark) => inside(text.lastIndexOf(mark)));
  expect(marks).toEqual([true, true, true, false, false, true, false]);
});
