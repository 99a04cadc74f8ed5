/** ingress-nginx: a ConfigMap for all of a controller, annotations for one Ingress. */
import type { Observation } from '../../../model/observation.js';
import type { ProductFacts } from '../../shared/catalogue/index.js';
import { plainDuration } from '../../shared/duration.js';
import type { Front } from '../../shared/front.js';
import { type Pieces, spanOf, textOf, unknownIn } from '../../shared/pieces.js';
import type { YamlEntry } from '../../shared/yaml/index.js';
import { unknownPiece } from '../../shared/yaml/text.js';
import { durationIn, frontOf, gather, type Gathered, product, settingSpelled } from './build.js';
import { frontScene, type IngressUse } from './ingress.js';
import { addressOf, type KubernetesObject, type KubernetesObjects, textIn } from './objects.js';
import { snippetsOver } from './snippets.js';

const PREFIX = 'nginx.ingress.kubernetes.io/';
/** Keys of the ConfigMap whose values are texts that go to nginx as they are, units and all. */
const TEXTS = new Set(['upstream-keepalive-time', 'worker-shutdown-timeout']);
/** Annotations that must be whole numbers, `ValidateInt` in the controller's annotations/proxy. */
const NUMBERS = new Set(
  ['connect-timeout', 'read-timeout', 'send-timeout', 'next-upstream-timeout', 'next-upstream-tries'].map(
    (name) => `${PREFIX}proxy-${name}`,
  ),
);
const WHOLE = /^[+-]?\d{1,15}$/;

/** What is said for all Ingresses of a controller. */
export interface NginxController {
  /** Where: `ConfigMap ingress-nginx/ingress-nginx-controller`. */
  readonly address: string;
  readonly span: KubernetesObject['span'];
  readonly certain: boolean;
  readonly data: ReadonlyMap<string, YamlEntry>;
}

/**
 * The ConfigMaps that configure ingress-nginx, by their names, labels and keys. NGINX's own controller has others. One that
 * has none of the keys leaves everything to the defaults: it counts where the controller itself `runsHere`.
 */
export function nginxControllers(objects: KubernetesObjects, runsHere: () => boolean): readonly NginxController[] {
  const named = objects.of('ConfigMap').flatMap((object) => {
    const data = object.value.get('data')?.entries() ?? new Map<string, YamlEntry>();
    const labels = object.value.at('metadata', 'labels');
    const names = [object.name, textIn(labels?.get('app.kubernetes.io/name')), textIn(labels?.get('app'))];
    const isOurs = names.some((name) => name !== undefined && /ingress-nginx|^nginx-configuration$/.test(name));
    return isOurs ? [{ address: addressOf(object), span: object.span, certain: object.certain, data }] : [];
  });
  const configuring = named.filter(({ data }) => [...data.keys()].some(isConfigKey));
  return configuring.length === 0 && named.length === 1 && runsHere() ? named : configuring;
}

/** Whether a key is one of the ConfigMap that is read here. */
export function isConfigKey(key: string): boolean {
  return key === 'proxy-next-upstream' || isSetting(key);
}

function isSetting(key: string): boolean {
  return settingSpelled(product('ingress-nginx'), `ConfigMap.${key}`) !== undefined;
}

/**
 * The front of one Ingress. Where several controllers were read, it is not known which serves it, and so neither what
 * any of them sets.
 */
export function nginxFront(
  { ingress, backends, confidence }: IngressUse,
  controllers: readonly NginxController[],
  observations: Observation[],
): Front {
  const facts = product('ingress-nginx');
  const config = controllers.length === 1 ? controllers[0]?.data : undefined;
  const given: Gathered = config === undefined ? oneOfThem(controllers) : configured(config, 'inherited');
  for (const [key, entry] of ingress.annotations) {
    const pieces = entry.value.pieces();
    if (pieces === undefined) continue;
    if (NUMBERS.has(key) && isRefused(pieces)) {
      const inForce = config?.get(key.slice(PREFIX.length))?.value;
      observations.push(refused('annotation', key.slice(PREFIX.length), pieces, textIn(inForce)));
    } else gather(given, facts, { spelling: key, name: key.slice(PREFIX.length), value: pieces });
  }
  snippetsOver(given, [...(config?.values() ?? []), ...ingress.annotations.values()]);
  const said = (name: string): string | undefined =>
    textIn(ingress.annotations.get(PREFIX + name)?.value ?? config?.get(name)?.value);
  return frontOf(behaving(facts, said), given, frontScene(ingress, backends, confidence));
}

/** The controller by itself, where no Ingress of it was read. */
export function controllerFront({ address, span, certain, data }: NginxController): Front {
  const facts = behaving(product('ingress-nginx'), (name) => textIn(data.get(name)?.value));
  const given = configured(data, 'explicit');
  snippetsOver(given, data.values());
  return frontOf(facts, given, { address, span, certain, confidence: 'high' });
}

/** What is wrong in the data of a controller. */
export function refusedData({ data }: NginxController): Observation[] {
  return [...data].flatMap(([key, { value }]) => {
    const pieces = value.pieces();
    const isWrong = pieces !== undefined && isSetting(key) && !TEXTS.has(key) && isRefused(pieces);
    return isWrong ? [refused('ConfigMap', key, pieces, undefined)] : [];
  });
}

function oneOfThem(controllers: readonly NginxController[]): Gathered {
  const given: Gathered = new Map();
  for (const { data } of controllers) {
    for (const [id, { values, name = id }] of configured(data, 'inherited')) {
      const [pieces] = values;
      if (pieces === undefined || given.has(id)) continue;
      const value = unknownPiece(spanOf(pieces), `${name} of one of several ConfigMaps`);
      given.set(id, { values: [[value]], name });
    }
  }
  return given;
}

function configured(data: ReadonlyMap<string, YamlEntry>, provenance: 'explicit' | 'inherited'): Gathered {
  const given: Gathered = new Map();
  for (const [key, { value }] of data) {
    const pieces = value.pieces();
    if (pieces === undefined) continue;
    const written = { spelling: `ConfigMap.${key}`, name: key, provenance };
    if (TEXTS.has(key))
      gather(given, product('ingress-nginx'), { ...written, value: durationIn(pieces), durations: true });
    else if (!isRefused(pieces)) gather(given, product('ingress-nginx'), { ...written, value: pieces });
  }
  return given;
}

/** The product with what other settings make of it: no reuse, other tries. */
function behaving(facts: ProductFacts, said: (name: string) => string | undefined): ProductFacts {
  const isAlone = said('upstream-keepalive-connections') === '0' || said('proxy-http-version') === '1.0';
  const next = said('proxy-next-upstream');
  const { retryOn, ...rest } = facts;
  const on = next === undefined ? retryOn : next === 'off' ? undefined : next;
  return { ...rest, reuse: isAlone ? 'never' : facts.reuse, ...(on === undefined ? {} : { retryOn: on }) };
}

/** A number with a unit, or no number: the controller then uses what it would without it, and says nothing. */
function isRefused(pieces: Pieces): boolean {
  return unknownIn(pieces) === undefined && !WHOLE.test(textOf(pieces));
}

function refused(where: 'annotation' | 'ConfigMap', name: string, pieces: Pieces, inForce?: string): Observation {
  const value = textOf(pieces);
  const ms = plainDuration(value.trim());
  const isWhole = ms !== undefined && ms % 1000 === 0 && !name.endsWith('-tries');
  const facts = product('ingress-nginx').settings.find(({ id }) => id === name);
  const instead = inForce !== undefined && WHOLE.test(inForce) ? inForce : facts?.default;
  return {
    id: 'kubernetes/ingress-nginx-value-refused',
    places: [{ name: 'primary', span: spanOf(pieces) }],
    data: {
      where,
      setting: name,
      value,
      ...(isWhole ? { number: String(ms / 1000) } : {}),
      instead: instead === undefined ? 'the default' : String(instead),
    },
  };
}
