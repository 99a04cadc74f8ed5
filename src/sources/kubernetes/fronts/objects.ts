/** The objects of some manifests, found by kind and name across files. */
import type { Unknown } from '../../../model/observation.js';
import type { SourceFile, Span } from '../../../model/span.js';
import { type Pieces, spanOf } from '../../shared/pieces.js';
import { expandedSize, type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';
import { shownText } from '../../shared/yaml/text.js';
import type { Manifests } from '../manifests.js';
import { conditionsIn } from './conditional.js';

export interface KubernetesObject {
  readonly kind: string;
  /** `networking.k8s.io/v1`; empty where a template gives it. */
  readonly apiVersion: string;
  /** A name that a template gives stands in its own words: the same words give the same name. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly value: YamlValue;
  readonly annotations: ReadonlyMap<string, YamlEntry>;
  /** Its name, or its kind where it has none. */
  readonly span: Span;
  /** False inside a template's condition. */
  readonly certain: boolean;
}

/** Objects beyond that many are somebody's whole cluster; looking further would take too long. */
const MOST = 20_000;
/** An object of more values is none that an API server would take, and all of them have a bound, too. */
const LARGEST = 30_000;
const LARGEST_SUM = 2_000_000;
/** So many characters have no more values than their number by {@link LEAST}, as far as counts here. */
const SHORT = 100_000;
const LEAST = 8;
/** So many objects of one name are not told apart. */
const NAMESAKES = 50;
/** Its definitions are long, and set up nothing. */
const SKIPPED = 'CustomResourceDefinition';

export class KubernetesObjects {
  readonly all: readonly KubernetesObject[];
  readonly unknowns: readonly Unknown[];
  readonly #byKind = new Map<string, KubernetesObject[]>();
  readonly #byName = new Map<string, KubernetesObject[]>();
  readonly #about = new Map<string, Map<string, KubernetesObject[]>>();

  constructor(manifests: Manifests) {
    const all: KubernetesObject[] = [];
    const unknowns: Unknown[] = [...manifests.unknowns];
    const texts = new Map<SourceFile, FileText>();
    let sum = 0;
    for (const value of manifests.objects) {
      const { file } = value.span;
      const text = texts.get(file) ?? textFacts(file);
      texts.set(file, text);
      const kind = textIn(value.get('kind'));
      if (kind === undefined || kind === SKIPPED) continue;
      const size = sizeOf(value, text.hasAliases);
      if (size <= LARGEST) sum += size;
      if (size <= LARGEST && sum <= LARGEST_SUM && all.length < MOST)
        all.push(objectOf(kind, value, text.isConditional));
      else unknowns.push({ kind: 'file', text: kind, name: 'kind', span: placeOf(value.get('kind') ?? value) });
    }
    this.all = all;
    this.unknowns = unknowns;
    for (const object of all) {
      enter(this.#byKind, object.kind, object);
      enter(this.#byName, `${object.kind} ${object.name}`, object);
    }
  }

  /** All of a kind, in the order of the files. */
  of(kind: string): readonly KubernetesObject[] {
    return this.#byKind.get(kind) ?? [];
  }

  /**
   * The object of a kind that speaks of a Service by `targetRef` or `targetReference`; undefined where none does, or
   * several do.
   */
  about(kind: string, service: string, namespace: string | undefined): KubernetesObject | undefined {
    let able = this.#about.get(kind);
    if (able === undefined) {
      able = new Map();
      this.#about.set(kind, able);
      for (const object of this.of(kind)) {
        const spec = object.value.get('spec');
        const target = spec?.get('targetRef') ?? spec?.get('targetReference');
        const name = textIn(target?.get('name'));
        if (name !== undefined && (target?.get('kind')?.known() ?? 'Service') === 'Service') enter(able, name, object);
      }
    }
    const alike = able.get(service) ?? [];
    const [found, ...others] = alike.filter((each) => sameNamespace(each.namespace, namespace)).slice(0, NAMESAKES);
    return others.length === 0 ? found : undefined;
  }

  /** The object of that name, in the namespace or where none is said; undefined also where several could be meant. */
  named(kind: string, name: string, namespace: string | undefined): KubernetesObject | undefined {
    const alike = this.#byName.get(`${kind} ${name}`) ?? [];
    if (alike.length > NAMESAKES) return undefined;
    const able = alike.filter((each) => sameNamespace(each.namespace, namespace));
    const exact = able.filter((each) => each.namespace === namespace);
    const found = exact.length > 0 ? exact : able;
    return found.length === 1 ? found[0] : undefined;
  }
}

/** Whether two objects may share a namespace: what a file leaves open is decided where it is applied. */
export function sameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** `Ingress shop/web`, as people write it. */
export function addressOf({ kind, name, namespace }: Pick<KubernetesObject, 'kind' | 'name' | 'namespace'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** The text of a value, what is unknown in its own words; undefined where it has none. */
export function textIn(value: YamlValue | undefined): string | undefined {
  const pieces = value?.pieces();
  return pieces === undefined ? undefined : shownText(pieces);
}

/** The place of a value: of what is written, without quotes. */
export function placeOf(value: YamlValue): Span {
  const pieces: Pieces | undefined = value.pieces();
  return pieces === undefined ? value.span : spanOf(pieces);
}

interface FileText {
  readonly isConditional: (offset: number) => boolean;
  readonly hasAliases: boolean;
}

function textFacts({ text }: SourceFile): FileText {
  return { isConditional: conditionsIn(text), hasAliases: /[\s,[{]\*\S/.test(text) };
}

function objectOf(kind: string, value: YamlValue, isConditional: (offset: number) => boolean): KubernetesObject {
  const metadata = value.get('metadata');
  const name = metadata?.get('name');
  const stands = name ?? value.get('kind') ?? value;
  return {
    kind,
    apiVersion: value.get('apiVersion')?.known() ?? '',
    name: textIn(name) ?? '',
    namespace: textIn(metadata?.get('namespace')),
    value,
    annotations: metadata?.get('annotations')?.entries() ?? new Map(),
    span: placeOf(stands),
    certain: !isConditional(value.span.start),
  };
}

/** Without aliases a short text cannot stand for much: most files are not looked through twice. */
function sizeOf(value: YamlValue, hasAliases: boolean): number {
  const length = value.span.end - value.span.start;
  return hasAliases || length > SHORT ? expandedSize(value) : length / LEAST;
}

function enter(map: Map<string, KubernetesObject[]>, key: string, object: KubernetesObject): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [object]);
  else known.push(object);
}
