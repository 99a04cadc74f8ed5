/** An object on its way through kustomizations. */
import { madeMap, unknownThroughout, type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';
import { withEntries } from './change.js';

export interface Applied {
  readonly value: YamlValue;
  /** As its manifest has it: the same one may be taken by several overlays. */
  readonly origin: YamlValue;
  /** Every name it has had, by which patches and references may still call it; the last is its own. */
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
}

export function appliedOf(value: YamlValue): Applied {
  return { value, origin: value, names: [nameIn(value)], namespaces: [namespaceIn(value)] };
}

/** The same object with another value. */
export function withValue(object: Applied, value: YamlValue): Applied {
  if (value === object.value) return object;
  const name = nameIn(value);
  const namespace = namespaceIn(value);
  return {
    ...object,
    value,
    names: object.names.at(-1) === name ? object.names : [...object.names, name],
    namespaces: object.namespaces.at(-1) === namespace ? object.namespaces : [...object.namespaces, namespace],
  };
}

/** An object of which nothing is known any more but what and whose it is: `why` changes it in a way that is not read. */
export function blurred(object: Applied, why: string): Applied {
  const entries = [...object.value.entries().values()].map((entry) =>
    NAMES.has(entry.key) ? entry : { ...entry, value: unknownThroughout(entry.value, why) },
  );
  return { ...object, value: withEntries(object.value, entries) };
}

const NAMES: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

/** A value that keeps the kind, the name and the namespace of an older one, whatever a patch calls it. */
export function withNamesOf(old: YamlValue, value: YamlValue): YamlValue {
  const metadata = value.entries().get('metadata');
  const entries: YamlEntry[] = ['apiVersion', 'kind'].flatMap((key) => old.entries().get(key) ?? []);
  if (metadata?.value.kind === 'map') {
    const own = new Map(metadata.value.entries());
    for (const key of ['name', 'namespace']) {
      const entry = old.get('metadata')?.entries().get(key);
      if (entry === undefined) own.delete(key);
      else own.set(key, entry);
    }
    entries.push({ ...metadata, value: madeMap(own, metadata.value.span) });
  }
  return withEntries(value, entries);
}

/** Empty where it has none, or one that a template gives. */
export function nameIn(value: YamlValue): string {
  return value.at('metadata', 'name')?.known() ?? '';
}

function namespaceIn(value: YamlValue): string {
  return value.at('metadata', 'namespace')?.known() ?? '';
}

export function kindIn(value: YamlValue): string {
  return value.get('kind')?.known() ?? '';
}

export function versionIn(value: YamlValue): string {
  return value.get('apiVersion')?.known() ?? '';
}

/** `apps` of `apps/v1`; empty for `v1`. */
export function groupIn(value: YamlValue): string {
  const version = versionIn(value);
  const slash = version.indexOf('/');
  return slash < 0 ? '' : version.slice(0, slash);
}

/**
 * Kinds without a namespace, https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/; those of
 * other makers have one as far as kustomize knows.
 */
const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'FlowSchema',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
]);

export function isClusterWide(value: YamlValue): boolean {
  return CLUSTER_WIDE.has(kindIn(value));
}
