/** Names by which objects call each other, put right after some of them were renamed. */
import { madeScalar, unknownThroughout, type YamlValue } from '../../shared/yaml/index.js';
import { type Applied, kindIn, nameIn, withValue } from './applied.js';
import { changeAt, EACH } from './change.js';

const PODS: readonly (readonly string[])[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];
const CONTAINERS = PODS.flatMap((pod) => ['containers', 'initContainers'].map((list) => [...pod, list, EACH]));

/** Of those of https://github.com/kubernetes-sigs/kustomize (`namereference.go`) those that are asked for here. */
const REFERENCES: readonly { readonly kind: string; readonly paths: readonly (readonly string[])[] }[] = [
  {
    kind: 'ConfigMap',
    paths: [
      ...PODS.map((pod) => [...pod, 'volumes', EACH, 'configMap', 'name']),
      ...PODS.map((pod) => [...pod, 'volumes', EACH, 'projected', 'sources', EACH, 'configMap', 'name']),
      ...CONTAINERS.map((container) => [...container, 'envFrom', EACH, 'configMapRef', 'name']),
      ...CONTAINERS.map((container) => [...container, 'env', EACH, 'valueFrom', 'configMapKeyRef', 'name']),
    ],
  },
  {
    kind: 'Service',
    paths: [
      ['spec', 'serviceName'],
      ['spec', 'backend', 'serviceName'],
      ['spec', 'backend', 'service', 'name'],
      ['spec', 'defaultBackend', 'service', 'name'],
      ['spec', 'rules', EACH, 'http', 'paths', EACH, 'backend', 'serviceName'],
      ['spec', 'rules', EACH, 'http', 'paths', EACH, 'backend', 'service', 'name'],
    ],
  },
  { kind: 'IngressClass', paths: [['spec', 'ingressClassName']] },
];

/** Objects with the references to those that were renamed put right; one that may mean several is unknown. */
export function referencesFollowed(objects: readonly Applied[]): readonly Applied[] {
  if (objects.every(({ names }) => names.length === 1)) return objects;
  const byName = new Map<string, Applied[]>();
  for (const object of objects) {
    for (const name of new Set(object.names)) {
      const key = `${kindIn(object.value)} ${name}`;
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [object]);
      else known.push(object);
    }
  }
  const nameNow =
    (kind: string, from: Applied) =>
    (old: YamlValue): YamlValue | undefined => {
      const text = old.known();
      const able = text === undefined ? [] : (byName.get(`${kind} ${text}`) ?? []).slice(0, 50);
      const near = able.filter(({ namespaces }) => namespaces.at(-1) === from.namespaces.at(-1));
      const [first, ...others] = near.length > 0 ? near : able;
      const name = first?.value.at('metadata', 'name');
      if (first === undefined || name === undefined || nameIn(first.value) === text) return undefined;
      if (others.length > 0) return unknownThroughout(old, text ?? '');
      return madeScalar(
        (name.pieces() ?? []).map((piece) => ({ ...piece, span: old.span, exact: false })),
        old.span,
      );
    };
  return objects.map((object) => {
    const isWorkload = object.value.get('spec') !== undefined;
    if (!isWorkload) return object;
    let { value } = object;
    for (const { kind, paths } of REFERENCES)
      for (const path of paths) value = changeAt(value, path, nameNow(kind, object));
    return withValue(object, value);
  });
}
