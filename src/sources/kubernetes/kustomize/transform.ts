/** What a kustomization sets in all of its objects: namespace, names, labels, annotations, replicas, images. */
import type { Pieces } from '../../shared/pieces.js';
import { madeScalar, unknownThroughout, type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';
import { type Applied, blurred, isClusterWide, kindIn, nameIn, withValue } from './applied.js';
import { changeAt, EACH, setAt, withEntries } from './change.js';
import { notThere, type Scene } from './scene.js';
import { targets } from './select.js';

type Change = (object: Applied) => Applied;

/** Kinds whose pods get labels and annotations, `commonlabels.go` in https://github.com/kubernetes-sigs/kustomize. */
const TEMPLATED: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);
const TEMPLATES: readonly (readonly string[])[] = [
  ['spec', 'template', 'metadata'],
  ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
];
/** Kinds whose names stay, `nameprefix.go` in https://github.com/kubernetes-sigs/kustomize. */
const UNPREFIXED: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);
const SCALED: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet']);
const PODS: readonly (readonly string[])[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

/** `namespace`. */
export function namespaced(top: YamlValue): Change {
  const namespace = top.get('namespace');
  if (namespace?.kind !== 'scalar') return (object) => object;
  return (object) =>
    isClusterWide(object.value) ? object : withValue(object, setAt(object.value, ['metadata', 'namespace'], namespace));
}

/** `namePrefix`, `nameSuffix`. Where something names the object, that is put right afterwards. */
export function renamed(top: YamlValue): Change {
  const [prefix, suffix] = [top.get('namePrefix')?.pieces() ?? [], top.get('nameSuffix')?.pieces() ?? []];
  if (prefix.length + suffix.length === 0) return (object) => object;
  return (object) => {
    const name = object.value.at('metadata', 'name');
    const pieces = name?.pieces();
    if (name === undefined || pieces === undefined || UNPREFIXED.has(kindIn(object.value))) return object;
    // It stands where the object is named.
    const full = [...prefix, ...pieces, ...suffix].map((piece) => ({ ...piece, span: name.span, exact: false }));
    return withValue(object, setAt(object.value, ['metadata', 'name'], madeScalar(full, name.span)));
  };
}

/** `labels`, `commonLabels`, `commonAnnotations`. */
export function labelled(top: YamlValue): Change {
  const common = top.get('commonLabels');
  const annotations = top.get('commonAnnotations');
  const changes: Change[] = [];
  if (common?.kind === 'map') changes.push(withLabels(common, true, true));
  for (const item of top.get('labels')?.items() ?? []) {
    const pairs = item.get('pairs');
    const selectors = item.get('includeSelectors')?.known() === 'true';
    const inTemplates = selectors || item.get('includeTemplates')?.known() === 'true';
    if (pairs?.kind === 'map') changes.push(withLabels(pairs, selectors, inTemplates));
  }
  if (annotations?.kind === 'map') {
    changes.push((object) => {
      const value = adding(object.value, ['metadata', 'annotations'], annotations);
      return withValue(
        object,
        TEMPLATES.reduce((all, path) => inTemplate(all, path, 'annotations', annotations), value),
      );
    });
  }
  return (object) => changes.reduce((all, change) => change(all), object);
}

function withLabels(pairs: YamlValue, selectors: boolean, inTemplates: boolean): Change {
  return (object) => {
    let value = adding(object.value, ['metadata', 'labels'], pairs);
    if (inTemplates) for (const path of TEMPLATES) value = inTemplate(value, path, 'labels', pairs);
    if (!selectors) return withValue(object, value);
    // A Service without a selector leads to what somebody else says; kustomize gives it one all the same.
    if (kindIn(value) === 'Service') value = adding(value, ['spec', 'selector'], pairs);
    else if (TEMPLATED.has(kindIn(value)) && value.at('spec', 'selector', 'matchLabels') !== undefined)
      value = adding(value, ['spec', 'selector', 'matchLabels'], pairs);
    return withValue(object, value);
  };
}

function inTemplate(value: YamlValue, path: readonly string[], key: string, pairs: YamlValue): YamlValue {
  const isThere = TEMPLATED.has(kindIn(value)) && value.at(...path.slice(0, -1))?.kind === 'map';
  return isThere ? adding(value, [...path, key], pairs) : value;
}

/** A value with pairs added to the map at a path. */
function adding(value: YamlValue, path: readonly string[], pairs: YamlValue): YamlValue {
  const old = value.at(...path);
  return setAt(value, path, old?.kind === 'map' ? withEntries(old, pairs.entries().values()) : pairs);
}

/** `replicas`. */
export function scaled(top: YamlValue): Change {
  const items = top.get('replicas')?.items() ?? [];
  return (object) => {
    const item = items.find((each) => object.names.includes(each.get('name')?.known() ?? ' '));
    const count = item?.get('count');
    return count === undefined || !SCALED.has(kindIn(object.value))
      ? object
      : withValue(object, setAt(object.value, ['spec', 'replicas'], count));
  };
}

/** `images`: another name, tag or digest. */
export function withImages(top: YamlValue): Change {
  const items = new Map((top.get('images')?.items() ?? []).map((item) => [item.get('name')?.known() ?? '', item]));
  if (items.size === 0) return (object) => object;
  const change = (image: YamlValue): YamlValue | undefined => {
    const text = image.known() ?? '';
    const [, name = '', tail = ''] = /^(.*?)((?::[\w][\w.-]*)?(?:@.*)?)$/.exec(text) ?? [];
    const item = items.get(name);
    return item && madeScalar(imageOf(item, name, tail, image), image.span);
  };
  return (object) =>
    withValue(
      object,
      PODS.flatMap((pod) => ['containers', 'initContainers'].map((list) => [...pod, list, EACH, 'image'])).reduce(
        (value, path) => changeAt(value, path, change),
        object.value,
      ),
    );
}

function imageOf(item: YamlValue, name: string, tail: string, { span }: YamlValue): Pieces {
  const [newTag, digest] = [item.get('newTag')?.pieces(), item.get('digest')?.pieces()];
  const own = (text: string): Pieces => [{ text, span, exact: false }];
  const head = item.get('newName')?.pieces() ?? own(name);
  if (digest !== undefined) return [...head, ...own('@'), ...digest];
  return newTag === undefined ? [...head, ...own(tail)] : [...head, ...own(':'), ...newTag];
}

/** What is beyond this: `replacements` leave what they change unknown, the rest may change or add anything. */
export function beyond(top: YamlValue, scene: Scene): Change {
  const changes: Change[] = [];
  for (const key of ['transformers', 'replacements', 'generators', 'helmCharts', 'helmChartInflationGenerator']) {
    const entry = top.entries().get(key);
    if (entry === undefined || entry.value.items().length === 0) continue;
    scene.unknowns.push({ ...notThere(entry.value, key), text: key, span: entry.keySpan });
    if (key === 'transformers') changes.push((object) => blurred(object, key));
    if (key === 'replacements')
      for (const item of entry.value.items()) changes.push(...replacementIn(item, scene, entry));
  }
  return (object) => changes.reduce((all, change) => change(all), object);
}

function replacementIn(item: YamlValue, scene: Scene, { key }: YamlEntry): Change[] {
  const path = item.get('path');
  const all =
    path === undefined ? [item] : scene.documents(path).flatMap((top) => (top.kind === 'list' ? top.items() : [top]));
  if (path !== undefined && all.length === 0) return [(object) => blurred(object, key)];
  return all
    .flatMap((each) => each.get('targets')?.items() ?? [])
    .map((target): Change => {
      const select = target.get('select');
      const paths =
        target
          .get('fieldPaths')
          ?.items()
          .map((field) => field.known()) ?? [];
      return (object) => {
        if (select === undefined || targets(select, object) === 'no' || nameIn(object.value) === '') return object;
        return paths.reduce((changed, field) => replacedIn(changed, field, key), object);
      };
    });
}

/** `spec.template.spec.containers.[name=web].env.[name=HOST].value`: of a list every item. */
function replacedIn(object: Applied, field: string | undefined, why: string): Applied {
  const steps = field
    ?.match(/\[[^\]]*\]|(?:\\.|[^.[\]])+/g)
    ?.map((step) => (/^(?:\[.*|\*|\d+)$/.test(step) ? EACH : step));
  if (steps === undefined) return blurred(object, why);
  const change = (old: YamlValue): YamlValue => unknownThroughout(old, why);
  const value = changeAt(object.value, steps, change);
  // Where the path leads nowhere, kustomize may make it.
  return value === object.value ? blurred(object, why) : withValue(object, value);
}
