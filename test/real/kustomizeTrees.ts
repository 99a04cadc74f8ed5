/** Trees of manifests and kustomizations for the comparison with kustomize itself. */
import type { Random } from './random.js';

export type Tree = Readonly<Record<string, string>>;

const DEPLOYMENT = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 1
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: web
          image: registry.example.com:5000/web:1.2
          command: [gunicorn, "app:app"]
          args: ["--timeout", "30"]
          env: [{name: A, value: "1"}, {name: B, value: "2"}]
          envFrom: [{configMapRef: {name: settings}}]
          ports: [{containerPort: 8000, name: http}, {containerPort: 9000, protocol: UDP}]
          volumeMounts: [{name: conf, mountPath: /etc/nginx}]
        - {name: side, image: "nginx@sha256:abc", ports: [{containerPort: 80}]}
      volumes: [{name: conf, configMap: {name: settings}}, {name: tmp, emptyDir: {}}]
`;
const SERVICE = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}, labels: {tier: front}, annotations: {note: "1"}}
spec:
  selector: {app: ${name}}
  ports: [{name: http, port: 80, targetPort: http}, {name: dns, port: 53, protocol: UDP}]
`;
const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {nginx.ingress.kubernetes.io/proxy-read-timeout: "60"}}
spec:
  ingressClassName: nginx
  rules:
    - host: a.example.com
      http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: api, port: {number: 80}}}}]}
`;
const ROLLOUT = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: roll}
spec: {template: {spec: {containers: [{name: a, image: x}, {name: b, image: y}]}}}
`;
const CLUSTER_ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: viewer}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
`;

const MERGES = [
  'spec: {replicas: 3}',
  'spec: {replicas: null}',
  'spec: {template: {spec: {terminationGracePeriodSeconds: 90}}}',
  'spec: {template: {spec: {containers: [{name: web, args: ["--timeout", "90"]}]}}}',
  'spec: {template: {spec: {containers: [{name: web, env: [{name: B, value: "9"}, {name: C, value: "3"}]}]}}}',
  'spec: {template: {spec: {containers: [{name: web, env: [{name: A, $patch: delete}]}]}}}',
  'spec: {template: {spec: {containers: [{name: web, ports: [{containerPort: 8000, name: other}, {containerPort: 81}]}]}}}',
  'spec: {template: {spec: {containers: [{name: more, image: m}]}}}',
  'spec: {template: {spec: {containers: [{name: side, $patch: delete}]}}}',
  'spec: {template: {spec: {containers: [{$patch: replace}, {name: only, image: o}]}}}',
  'spec: {template: {spec: {$patch: replace, containers: [{name: only, image: o}]}}}',
  'spec: {template: {spec: {initContainers: [{name: init, image: i, command: [x]}]}}}',
  'spec: {template: {spec: {volumes: [{name: tmp, $patch: delete}, {name: more, emptyDir: {}}]}}}',
  'spec: {template: {spec: {containers: [{name: web, volumeMounts: [{name: tmp, mountPath: /tmp}]}]}}}',
  'spec: {template: {spec: {containers: [{name: web, envFrom: [{secretRef: {name: s}}]}]}}}',
  'metadata: {annotations: {a: b}, labels: {c: d}}',
];
const SERVICE_MERGES = [
  'spec: {ports: [{port: 80, targetPort: 8000}, {port: 443, name: tls}]}',
  'spec: {type: LoadBalancer}',
  'spec: {selector: {version: "2"}}',
  'spec: {selector: null}',
  'metadata: {annotations: {note: "2", more: x}}',
];
const OPERATIONS = [
  '{op: replace, path: /spec/template/spec/containers/0/image, value: "other:1"}',
  '{op: add, path: /spec/template/spec/containers/0/args/-, value: "--keep-alive=5"}',
  '{op: add, path: /spec/template/spec/containers/0/args/0, value: first}',
  '{op: remove, path: /spec/template/spec/terminationGracePeriodSeconds}',
  '{op: add, path: /metadata/annotations, value: {a~b: c}}',
  '{op: test, path: /kind, value: Deployment}',
  '{op: add, path: /spec/template/spec/containers/-, value: {name: last, image: l}}',
  '{op: copy, from: /spec/replicas, path: /spec/minReadySeconds}',
  '{op: move, from: /spec/replicas, path: /spec/revisionHistoryLimit}',
  '{op: replace, path: /spec/absent, value: 1}',
];

/** A tree whose directory `top` is to be built. */
export function treeOf(random: Random): Tree {
  const files: Record<string, string> = {
    'base/api.yaml': `${DEPLOYMENT('api')}---\n${SERVICE('api')}`,
    'base/web.yaml': DEPLOYMENT('web'),
    'base/rest.yaml': [SERVICE('web'), INGRESS, ROLLOUT, CLUSTER_ROLE].join('---\n'),
    'base/nginx.conf': 'events {}\nhttp {\n  keepalive_timeout 75s;\n}\n',
    'base/settings.env': 'ONE=1\nTWO=two words\n',
    'part/extra.yaml': SERVICE('extra'),
  };
  files['base/kustomization.yaml'] = kustomization(random, ['resources: [api.yaml, web.yaml, rest.yaml]', GENERATOR]);
  files['part/kustomization.yaml'] = `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${kustomization(
    random,
    ['resources: [extra.yaml]'],
  )}`;
  const middle = random.chance(0.5);
  const parts = random.chance(0.4) ? ['components: [../part]'] : [];
  if (middle) files['middle/kustomization.yaml'] = kustomization(random, ['resources: [../base]', MERGED]);
  files['top/merge.yaml'] = [mergePatch(random), mergePatch(random)].join('---\n');
  files['top/kustomization.yaml'] = kustomization(random, [
    `resources: [../${middle ? 'middle' : 'base'}]`,
    ...parts,
    ...(random.chance(0.3) ? ['patchesStrategicMerge: [merge.yaml]'] : []),
  ]);
  return files;
}

const GENERATOR = `generatorOptions: {disableNameSuffixHash: true}
configMapGenerator:
  - name: settings
    files: [nginx.conf, site=nginx.conf]
    literals: ["A=1", B='2']
    envs: [settings.env]`;
const MERGED = `generatorOptions: {disableNameSuffixHash: true}
configMapGenerator:
  - {name: settings, behavior: merge, literals: [A=5, C=3]}`;

function mergePatch(random: Random): string {
  const isService = random.chance(0.3);
  const kind = isService ? 'apiVersion: v1\nkind: Service' : 'apiVersion: apps/v1\nkind: Deployment';
  const body = random.pick(isService ? SERVICE_MERGES : MERGES);
  const name = `metadata: {name: ${random.pick(['api', 'web'])}}`;
  if (!body.startsWith('metadata')) return `${kind}\n${name}\n${body}\n`;
  return `${kind}\n${body.replace('{', name.slice(10).replace('}', ', '))}\n`;
}

/** A kustomization with some of what one may have beside `lines`. */
function kustomization(random: Random, lines: readonly string[]): string {
  const indented = (text: string): string => text.trimEnd().replace(/^/gm, '      ');
  // A container of a name that is there twice is one that no server takes.
  const operation = (): string => `- ${random.pick(OPERATIONS).replace('last', `last${random.between(1, 1_000_000)}`)}`;
  const operations = (): string => indented(`${operation()}\n${operation()}`);
  const target = (): string =>
    random.pick([
      '{kind: Deployment}',
      '{kind: Deployment, name: api}',
      '{name: "w.*"}',
      '{labelSelector: "tier=front"}',
    ]);
  const more: string[] = [];
  const maybe = (share: number, text: () => string): void => void (random.chance(share) && more.push(text()));
  maybe(0.3, () => 'namespace: shop');
  maybe(0.3, () => `namePrefix: ${random.pick(['a', 'b'])}-`);
  maybe(0.2, () => 'nameSuffix: -v2');
  maybe(0.3, () => 'commonLabels: {team: blue}');
  maybe(0.3, () => `labels: [{pairs: {env: prod}, includeSelectors: ${random.chance(0.5)}}]`);
  maybe(0.2, () => 'commonAnnotations: {owner: me}');
  maybe(0.2, () => 'replicas: [{name: api, count: 7}]');
  maybe(
    0.3,
    () =>
      'images: [{name: nginx, newTag: "1.28"}, {name: "registry.example.com:5000/web", newName: web, digest: "sha256:1"}]',
  );
  const patches: string[] = [];
  if (random.chance(0.4)) patches.push(`  - patch: |-\n${indented(mergePatch(random))}`);
  if (random.chance(0.4))
    patches.push(
      `  - target: {kind: Deployment, name: ${random.pick(['api', 'web'])}}\n    patch: |-\n${operations()}`,
    );
  if (random.chance(0.3))
    patches.push(
      `  - target: ${target()}\n    patch: |-\n      apiVersion: any\n      kind: any\n      metadata: {name: any, annotations: {all: "yes"}}`,
    );
  if (patches.length > 0) more.push(`patches:\n${patches.join('\n')}`);
  return `${[...lines, ...more].join('\n')}\n`;
}
