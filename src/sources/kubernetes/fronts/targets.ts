/** From the name of a Service to the pods behind it. */
import type { Span } from '../../../model/span.js';
import type { FrontTarget } from '../../shared/front.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { containersOf, workloadOf } from '../workload.js';
import { addressOf, type KubernetesObject, type KubernetesObjects, placeOf, sameNamespace, textIn } from './objects.js';

interface Pod {
  readonly namespace: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly template: YamlValue;
}

/** What people write has fewer ports, and fewer pods with one label; more would only cost time. */
const MOST_PORTS = 200;
const MOST_PODS = 100;

export class Services {
  readonly #pods = new Map<KubernetesObject, readonly YamlValue[]>();
  readonly #objects: KubernetesObjects;
  /** Pods by one of their labels, so that a selector is held against few. */
  readonly #byLabel = new Map<string, Pod[]>();

  constructor(objects: KubernetesObjects) {
    this.#objects = objects;
    for (const object of objects.all) {
      const pod = podOf(object);
      for (const [key, value] of pod?.labels ?? []) {
        const label = `${key}=${value}`;
        const known = this.#byLabel.get(label);
        if (known === undefined) this.#byLabel.set(label, [pod as Pod]);
        else if (known.length < MOST_PODS) known.push(pod as Pod);
      }
    }
  }

  /** The Service of that name; undefined where it was not read. */
  named(name: string, namespace: string | undefined): KubernetesObject | undefined {
    return this.#objects.named('Service', name, namespace);
  }

  /** What a reference to a Service leads to. */
  target(name: string, namespace: string | undefined, port: string | undefined, span: Span): FrontTarget {
    const service = this.named(name, namespace);
    const address = addressOf(service ?? { kind: 'Service', name, namespace });
    const pods = service === undefined ? [] : this.podsOf(service);
    return {
      address,
      ...(port === undefined ? {} : { port }),
      ports: service === undefined ? [] : portsOf(service, port, pods),
      runs: pods.map(({ span: place }) => place),
      span,
    };
  }

  /** What a load balancer of a Service sends to: its pods, by each of some ports, or all of them. */
  targetsOf(service: KubernetesObject, wanted?: readonly string[]): readonly FrontTarget[] {
    const all = portsIn(service).map((port) => ({
      port: textIn(port.get('port')),
      span: placeOf(port.get('port') ?? port),
    }));
    const chosen = wanted === undefined ? all : all.filter(({ port }) => port !== undefined && wanted.includes(port));
    const ports = chosen.length > 0 ? chosen : [{ port: undefined, span: service.span }];
    return ports.map(({ port, span }) => this.target(service.name, service.namespace, port, span));
  }

  /** The templates of the pods that a Service selects. One that selects nothing by labels leads to no pod. */
  podsOf(service: KubernetesObject): readonly YamlValue[] {
    const known = this.#pods.get(service) ?? this.#selected(service);
    this.#pods.set(service, known);
    return known;
  }

  #selected(service: KubernetesObject): readonly YamlValue[] {
    const wanted = [...labelsIn(service.value.at('spec', 'selector'))];
    const [first] = wanted;
    if (first === undefined) return [];
    const able = this.#byLabel.get(`${first[0]}=${first[1]}`) ?? [];
    return able
      .filter((pod) => sameNamespace(pod.namespace, service.namespace))
      .filter(({ labels }) => wanted.every(([key, value]) => labels.get(key) === value))
      .map(({ template }) => template);
  }
}

/** The port of a Service that a backend names by number or name. */
export function portNamed(service: KubernetesObject, port: string | undefined): YamlValue | undefined {
  const ports = portsIn(service);
  if (port === undefined) return ports.length === 1 ? ports[0] : undefined;
  return ports.find((each) => textIn(each.get('port')) === port || textIn(each.get('name')) === port);
}

/** The ports of a Service, as many as one has. */
export function portsIn(service: Pick<KubernetesObject, 'value'>): readonly YamlValue[] {
  return (service.value.at('spec', 'ports')?.items() ?? []).slice(0, MOST_PORTS);
}

function portsOf(service: KubernetesObject, port: string | undefined, pods: readonly YamlValue[]): number[] {
  const entry = portNamed(service, port);
  const wanted = entry?.get('targetPort')?.known() ?? entry?.get('port')?.known();
  if (wanted === undefined) return [];
  if (/^\d+$/.test(wanted)) return numbers([wanted]);
  const named = pods.flatMap((pod) =>
    containersOf(pod)
      .flatMap((container) => container.get('ports')?.items() ?? [])
      .filter((each) => each.get('name')?.known() === wanted)
      .map((each) => each.get('containerPort')?.known() ?? ''),
  );
  return numbers(named);
}

function numbers(words: readonly string[]): number[] {
  const found = words.filter((word) => /^\d{1,5}$/.test(word)).map(Number);
  return [...new Set(found)].filter((port) => port > 0 && port < 65_536);
}

function podOf(object: KubernetesObject): Pod | undefined {
  const workload = workloadOf(object.value);
  if (workload === undefined) return undefined;
  const spec = object.value.get('spec');
  const metadata = [
    object.value.get('metadata'),
    spec?.at('template', 'metadata'),
    spec?.at('jobTemplate', 'spec', 'template', 'metadata'),
  ];
  // A Pod has labels of its own; every other kind gives them to the pods that it makes.
  const labels = object.kind === 'Pod' ? metadata[0] : (metadata[1] ?? metadata[2]);
  return { namespace: object.namespace, labels: labelsIn(labels?.get('labels')), template: workload.pod };
}

function labelsIn(value: YamlValue | undefined): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [key, { value: label }] of value?.entries() ?? []) labels.set(key, textIn(label) ?? '');
  return labels;
}
