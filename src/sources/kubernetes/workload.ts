/** The pods in a Kubernetes manifest: whatever kind wraps them, and what their containers share. */
import type { YamlValue } from '../shared/yaml/index.js';

/** One pod template with what its workload says. */
export interface Workload {
  readonly pod: YamlValue;
  readonly replicas: number | undefined;
}

/** A `List` may hold lists. */
const DEEPEST = 10;

/** The objects of a manifest, those of a `List` one by one. */
export function objectsOf(documents: readonly YamlValue[], depth = 0): YamlValue[] {
  return documents.flatMap((document) => {
    const items = document.get('items');
    const isList = document.get('kind')?.known()?.endsWith('List') === true && items !== undefined;
    return isList && depth < DEEPEST ? objectsOf(items.items(), depth + 1) : [document];
  });
}

/**
 * The pod that an object starts, by where the pod's template stands: so Deployments, StatefulSets, DaemonSets,
 * ReplicaSets, Jobs, CronJobs and Pods are read, and kinds that other programs add in the same shape.
 */
export function workloadOf(object: YamlValue): Workload | undefined {
  const spec = object.get('spec');
  const candidates = [spec, spec?.at('template', 'spec'), spec?.at('jobTemplate', 'spec', 'template', 'spec')];
  const pod = candidates.find((candidate) => candidate?.get('containers')?.kind === 'list');
  if (pod === undefined) return undefined;
  const replicas = Number(spec?.get('replicas')?.known() ?? Number.NaN);
  return { pod, replicas: Number.isSafeInteger(replicas) && replicas >= 0 ? replicas : undefined };
}

/** Containers that run as long as the pod does; init containers only when they are restarted always. */
export function containersOf(pod: YamlValue): YamlValue[] {
  const initial = pod.get('initContainers')?.items() ?? [];
  const sidecars = initial.filter((container) => container.get('restartPolicy')?.known() === 'Always');
  return [...(pod.get('containers')?.items() ?? []), ...sidecars];
}
