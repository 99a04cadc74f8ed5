/** Services on AWS: a Classic Load Balancer, or an NLB, of which only some annotations hold. */
import type { Observation, Place } from '../../../model/observation.js';
import type { Front } from '../../shared/front.js';
import type { YamlEntry } from '../../shared/yaml/index.js';
import { type AttributeList, attributesIn } from './attributes.js';
import { atLayer4, frontOf, gather, type Gathered, product } from './build.js';
import { brokenLists } from './lists.js';
import { addressOf, type KubernetesObject, placeOf, textIn } from './objects.js';
import type { ServiceScene } from './service.js';
import { portsIn } from './targets.js';

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer-';
const IDLE = `${PREFIX}connection-idle-timeout`;
const DRAINING = `${PREFIX}connection-draining-timeout`;
const DRAINS = `${PREFIX}connection-draining-enabled`;
const LISTENER = `${PREFIX}listener-attributes`;
const TARGET_GROUP = `${PREFIX}target-group-attributes`;
const TCP_IDLE = 'tcp.idle_timeout.seconds';
const DRAIN_DELAY = 'deregistration_delay.timeout_seconds';

/** The fronts of a Service that says AWS is to make its load balancer; otherwise none. */
export function awsFronts(scene: ServiceScene): readonly Front[] {
  const kind = kindOf(scene.service);
  if (kind === undefined) return [];
  return kind.product === 'aws-nlb' ? networkFronts(scene, kind) : [classicFront(scene)];
}

interface Kind {
  readonly product: 'aws-nlb' | 'aws-clb';
  /** What says so, where something does. */
  readonly because?: Place;
}

/**
 * `nlb`, `nlb-ip` and `external` are NLBs, as is what names the class of the AWS Load Balancer Controller; without all
 * that the cloud provider makes a Classic Load Balancer. A controller that claims all new Services makes that an NLB,
 * and nothing in the file says so: confidence is medium then.
 */
function kindOf(service: KubernetesObject): Kind | undefined {
  const loadBalancerClass = service.value.at('spec', 'loadBalancerClass');
  const name = textIn(loadBalancerClass);
  if (loadBalancerClass !== undefined) {
    if (!/^(?:service\.k8s\.aws|eks\.amazonaws\.com)\/nlb$/.test(name ?? '')) return undefined;
    return { product: 'aws-nlb', because: { name: 'because', span: placeOf(loadBalancerClass) } };
  }
  const keys = [...service.annotations.keys()].filter((key) => key.startsWith(PREFIX));
  if (keys.length === 0) return undefined;
  const type = service.annotations.get(`${PREFIX}type`)?.value;
  if (type !== undefined && type.known() === undefined) return undefined;
  if (type !== undefined && /^(?:nlb|nlb-ip|external)$/.test(type.known() ?? '')) {
    return { product: 'aws-nlb', because: { name: 'because', span: placeOf(type) } };
  }
  const ofController = keys.some((key) => key.startsWith(LISTENER) || key.startsWith(TARGET_GROUP));
  return { product: ofController && type === undefined ? 'aws-nlb' : 'aws-clb' };
}

function classicFront({ service, services, observations, certain }: ServiceScene): Front {
  const { annotations, span } = service;
  const protocol = textIn(annotations.get(`${PREFIX}backend-protocol`)?.value);
  // Listeners for HTTP are made only where that is asked for.
  const classic = product('aws-clb');
  const facts = protocol !== undefined && /^https?$/i.test(protocol) ? classic : atLayer4(classic);
  const given: Gathered = new Map();
  const idle = annotations.get(IDLE)?.value.pieces();
  if (idle !== undefined) gather(given, facts, { spelling: IDLE, name: IDLE, value: idle });
  const draining = annotations.get(DRAINING);
  const pieces = draining?.value.pieces();
  const drains = annotations.get(DRAINS)?.value;
  if (draining !== undefined && pieces !== undefined) {
    if (drains === undefined || (drains.known() !== undefined && drains.known() !== 'true')) {
      const because = drains === undefined ? undefined : { name: 'because', span: placeOf(drains) };
      observations.push(withoutEffect('draining-off', draining, 'the Classic Load Balancer', because));
    } else gather(given, facts, { spelling: DRAINING, name: DRAINING, value: pieces });
  }
  const targets = services.targetsOf(service);
  return frontOf(facts, given, { address: addressOf(service), span, targets, certain, confidence: 'medium' });
}

/** An NLB; ports whose listeners or groups of targets have attributes of their own are fronts of their own. */
function networkFronts({ service, services, observations, certain }: ServiceScene, { because }: Kind): Front[] {
  const { annotations, span } = service;
  for (const key of [IDLE, DRAINING]) {
    const entry = annotations.get(key);
    if (entry !== undefined) observations.push(withoutEffect('nlb', entry, 'an NLB', because));
  }
  const listeners = new Map<string, AttributeList>();
  for (const [key, entry] of annotations) {
    if (key !== TARGET_GROUP && !key.startsWith(`${LISTENER}.`) && !key.startsWith(`${TARGET_GROUP}.`)) continue;
    const list = attributesIn(entry.value);
    observations.push(...brokenLists(key, list));
    listeners.set(key, list);
    const isTls = /^TLS-\d+$/.test(key.slice(LISTENER.length + 1));
    if (isTls && list.attributes.some((each) => each.key === TCP_IDLE)) {
      observations.push(withoutEffect('tls-listener', entry, 'a TLS listener'));
    }
  }
  const groups = new Map<string, { ports: string[]; given: Gathered }>();
  const facts = product('aws-nlb');
  for (const port of tcpPorts(service)) {
    const given: Gathered = new Map();
    const add = (list: AttributeList | undefined, kind: string, attribute: string): string => {
      const found = list?.attributes.findLast(({ key }) => key === attribute);
      if (found === undefined) return '';
      gather(given, facts, { spelling: `${kind}[${attribute}]`, name: attribute, value: found.value });
      return found.value.map(({ span: { start } }) => start).join();
    };
    const keys = [
      add(listeners.get(`${LISTENER}.TCP-${port}`), LISTENER, TCP_IDLE),
      add(listeners.get(TARGET_GROUP), TARGET_GROUP, DRAIN_DELAY),
      add(listeners.get(`${TARGET_GROUP}.${port}`), TARGET_GROUP, DRAIN_DELAY),
    ].join(' ');
    const known = groups.get(keys);
    if (known === undefined) groups.set(keys, { ports: [port], given });
    else known.ports.push(port);
  }
  return [...groups.values()].map(({ ports, given }) =>
    frontOf(facts, given, {
      address: addressOf(service),
      span,
      routes: ports.flatMap((port) => (port === '' ? [] : [{ port }])),
      targets: services.targetsOf(service, ports),
      certain,
      confidence: because === undefined ? 'medium' : 'high',
    }),
  );
}

/** The ports that a Service has for TCP; one that is empty where it lists none. */
function tcpPorts(service: KubernetesObject): string[] {
  const ports = portsIn(service);
  const found = ports.filter((port) => (port.get('protocol')?.known() ?? 'TCP') === 'TCP');
  const numbers = found.map((port) => textIn(port.get('port')) ?? '');
  return ports.length === 0 ? [''] : [...new Set(numbers)];
}

function withoutEffect(
  why: 'nlb' | 'tls-listener' | 'draining-off',
  { key, keySpan, value }: YamlEntry,
  subject: string,
  because?: Place,
): Observation {
  const short = key.slice(key.indexOf('/') + 1);
  return {
    id: 'kubernetes/annotation-without-effect',
    places: [{ name: 'primary', span: keySpan }, ...(because === undefined ? [] : [because])],
    data: { why, annotation: short, value: textIn(value) ?? '', product: subject },
    // Without a word on the kind of load balancer, another controller may make it.
    ...(why === 'nlb' && because === undefined ? { confidence: 'medium' } : {}),
  };
}
