/** Strategic merge patches, as kustomize applies them: maps by key, some lists by a key of their items, the rest replaced. */
import { madeList, madeMap, type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';

/** What is deeper, by aliases or in truth, is none that a person wrote. */
const DEEPEST = 60;

/**
 * By which keys the items of a list are told apart, by the list's own key: `x-kubernetes-patch-merge-key` in
 * https://github.com/kubernetes/kubernetes/blob/master/api/openapi-spec/swagger.json. The first that an item has counts.
 */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  resourceClaims: ['name'],
  secrets: ['name'],
  ports: ['containerPort', 'port'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
};
/** Groups of Kubernetes' own kinds; of every other kind no merge key is known, and its lists are replaced. */
const OWN_GROUP =
  /^(?:v1|(?:apps|batch|autoscaling|policy|extensions|(?:networking|rbac\.authorization|storage|scheduling|coordination|discovery|admissionregistration|apiregistration|apiextensions|authentication|authorization|certificates|events|node|flowcontrol\.apiserver)\.k8s\.io)\/\w+)$/;

/** Whether lists of an object of that version are merged by key. */
export function mergesLists(apiVersion: string): boolean {
  return OWN_GROUP.test(apiVersion);
}

/** A value with a patch over it; undefined where the patch deletes it. Every part stays at the place of who wrote it. */
export function merged(value: YamlValue | undefined, patch: YamlValue, lists: boolean): YamlValue | undefined {
  return mergeAt(value, patch, { key: '', lists, depth: 0 });
}

interface Scene {
  /** The key under which the value stands. */
  readonly key: string;
  readonly lists: boolean;
  readonly depth: number;
}

function mergeAt(value: YamlValue | undefined, patch: YamlValue, scene: Scene): YamlValue | undefined {
  if (scene.depth > DEEPEST) return patch;
  if (patch.kind === 'null') return undefined;
  if (patch.kind === 'map') return mergeMap(value, patch, scene);
  if (patch.kind === 'list') return mergeList(value, patch, scene);
  return patch;
}

function mergeMap(value: YamlValue | undefined, patch: YamlValue, scene: Scene): YamlValue | undefined {
  const directive = patch.get('$patch')?.known();
  if (directive === 'delete') return undefined;
  const base = value?.kind === 'map' && directive !== 'replace' ? value : undefined;
  const entries = new Map<string, YamlEntry>(base?.entries());
  for (const { key, keySpan, value: own } of patch.entries().values()) {
    if (key.startsWith('$')) continue;
    const old = entries.get(key);
    const merge = mergeAt(old?.value, own, { ...scene, key, depth: scene.depth + 1 });
    if (merge === undefined) entries.delete(key);
    else entries.set(key, { key, keySpan: merge.kind === 'map' ? (old?.keySpan ?? keySpan) : keySpan, value: merge });
  }
  return madeMap(entries, (base ?? patch).span);
}

function mergeList(value: YamlValue | undefined, patch: YamlValue, scene: Scene): YamlValue {
  const items = patch.items();
  const own = items.filter((item) => item.get('$patch') === undefined || idOf(item, scene.key) !== undefined);
  const replaces = items.some((item) => item.get('$patch')?.known() === 'replace' && item.entries().size === 1);
  const keyed = scene.lists && MERGE_KEYS[scene.key] !== undefined;
  const old = replaces || !keyed || value?.kind !== 'list' ? [] : value.items();
  const inner = { ...scene, key: '', depth: scene.depth + 1 };
  if (!keyed || [...old, ...own].some((item) => idOf(item, scene.key) === undefined)) {
    return madeList(
      own.flatMap((item) => mergeAt(undefined, item, inner) ?? []),
      patch.span,
    );
  }
  const byId = new Map(old.map((item) => [idOf(item, scene.key) as string, item]));
  const patched = new Map(own.map((item) => [idOf(item, scene.key) as string, item]));
  const first = [...patched].flatMap(([id, item]) => mergeAt(byId.get(id), item, inner) ?? []);
  const rest = old.filter((item) => !patched.has(idOf(item, scene.key) as string));
  // What the patch speaks of comes first, as kustomize has it.
  return madeList([...first, ...rest], (value?.kind === 'list' ? value : patch).span);
}

/** What tells an item of a list from the others; undefined where it has no such key, or nobody knows its value. */
function idOf(item: YamlValue, list: string): string | undefined {
  for (const key of MERGE_KEYS[list] ?? []) {
    const id = item.get(key)?.known();
    if (id === undefined) continue;
    return list === 'ports' ? `${id} ${item.get('protocol')?.known() ?? 'TCP'}` : id;
  }
  return undefined;
}
