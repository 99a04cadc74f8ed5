/** Ingresses of the AWS Load Balancer Controller: an ALB each, or one for a group. */
import type { Front } from '../../shared/front.js';
import { type Pieces, spanOf, writtenText } from '../../shared/pieces.js';
import { type Attribute, attributesIn, attributesOf } from './attributes.js';
import { frontOf, gather, type Gathered, product, settingSpelled } from './build.js';
import { frontScene, type IngressScene, type IngressUse } from './ingress.js';
import { brokenLists } from './lists.js';
import { type KubernetesObject, textIn } from './objects.js';

const LOAD_BALANCER = 'alb.ingress.kubernetes.io/load-balancer-attributes';
const TARGET_GROUP = 'alb.ingress.kubernetes.io/target-group-attributes';
const GROUP = 'alb.ingress.kubernetes.io/group.name';
const PARAMS = 'IngressClassParams.spec.loadBalancerAttributes';

/** An attribute and the Ingress that says it. */
interface Said extends Attribute {
  readonly by: KubernetesObject;
}

/** Fronts of all Ingresses of that controller. What one of a group says of the load balancer holds for all of it. */
export function albFronts(uses: readonly IngressUse[], scene: IngressScene): readonly Front[] {
  const groups = new Map<string, IngressUse[]>();
  for (const use of uses) {
    const group = textIn(use.ingress.annotations.get(GROUP)?.value);
    const key = group === undefined ? `alone ${groups.size}` : `group ${group}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()].flatMap((members) => groupFronts(members, scene));
}

function groupFronts(members: readonly IngressUse[], scene: IngressScene): readonly Front[] {
  const facts = product('aws-alb');
  const said = members.flatMap(({ ingress }) => attributesFor(ingress, LOAD_BALANCER, scene));
  const params = members.map(({ ingressClass }) => paramsOf(ingressClass, scene)).find((each) => each !== undefined);
  const given: Gathered = new Map();
  for (const [key, all] of byKey(said)) {
    const spelling = `${LOAD_BALANCER}[${key}]`;
    if (settingSpelled(facts, spelling) === undefined) continue;
    const [first, ...others] = all as [Said, ...Said[]];
    const ofClass = params?.findLast((each) => each.key === key);
    if (ofClass !== undefined) overruled(first, ofClass, scene);
    else {
      gather(given, facts, { spelling, name: key, value: first.value });
      conflicts(first, others, scene);
    }
  }
  for (const { key, value } of params ?? []) gather(given, facts, { spelling: `${PARAMS}[${key}]`, name: key, value });
  return members.flatMap((use) => ingressFronts(use, given, scene));
}

/** One front for each Service with attributes of its own, and one for the others. */
function ingressFronts(
  { ingress, backends, confidence }: IngressUse,
  shared: Gathered,
  scene: IngressScene,
): readonly Front[] {
  const facts = product('aws-alb');
  const ofIngress = attributesFor(ingress, TARGET_GROUP, scene);
  const owns = (service: KubernetesObject | undefined): boolean => service?.annotations.has(TARGET_GROUP) === true;
  const services = [...new Set(backends.map(({ service }) => (owns(service) ? service : undefined)))];
  if (services.length === 0) services.push(undefined);
  return services.map((service) => {
    const own = service === undefined ? [] : attributesFor(service, TARGET_GROUP, scene);
    const given = new Map(shared);
    for (const { key, value } of [...ofIngress, ...own]) {
      gather(given, facts, { spelling: `${TARGET_GROUP}[${key}]`, name: key, value });
    }
    const some = backends.filter((backend) => (owns(backend.service) ? backend.service : undefined) === service);
    return frontOf(facts, given, frontScene(ingress, some, confidence));
  });
}

function attributesFor(object: KubernetesObject, annotation: string, { observations }: IngressScene): readonly Said[] {
  const entry = object.annotations.get(annotation);
  if (entry === undefined) return [];
  const list = attributesIn(entry.value);
  observations.push(...brokenLists(annotation, list));
  // The last of a repeated key counts.
  const last = new Map(list.attributes.map((attribute) => [attribute.key, attribute]));
  return [...last.values()].map((attribute) => ({ ...attribute, by: object }));
}

/** The attributes that the parameters of a class set; undefined where it has no parameters that were read. */
function paramsOf(
  ingressClass: KubernetesObject | undefined,
  { objects }: IngressScene,
): readonly Attribute[] | undefined {
  const parameters = ingressClass?.value.at('spec', 'parameters');
  const name = textIn(parameters?.get('name'));
  if (name === undefined || parameters?.get('kind')?.known() !== 'IngressClassParams') return undefined;
  const found = objects.named('IngressClassParams', name, undefined);
  return found === undefined ? undefined : attributesOf(found.value.at('spec', 'loadBalancerAttributes'));
}

function byKey(said: readonly Said[]): Map<string, Said[]> {
  const found = new Map<string, Said[]>();
  for (const each of said) found.set(each.key, [...(found.get(each.key) ?? []), each]);
  return found;
}

/** A class's parameters win over annotations, key by key. */
function overruled({ key, value }: Said, winner: Attribute, { observations }: IngressScene): void {
  if (isSame(value, winner.value)) return;
  observations.push({
    id: 'kubernetes/annotation-overruled',
    places: [
      { name: 'primary', span: spanOf(value) },
      { name: 'winner', span: spanOf(winner.value) },
    ],
    data: { attribute: key, value: writtenText(value), winner: writtenText(winner.value) },
  });
}

/** Two Ingresses of a group that give one attribute different values: the controller then changes neither. */
function conflicts(first: Said, others: readonly Said[], { observations }: IngressScene): void {
  const other = others.find((each) => each.by !== first.by && !isSame(each.value, first.value));
  if (other === undefined) return;
  observations.push({
    id: 'kubernetes/group-conflict',
    places: [
      { name: 'primary', span: spanOf(other.value) },
      { name: 'other', span: spanOf(first.value) },
    ],
    data: {
      attribute: first.key,
      value: writtenText(other.value),
      other: writtenText(first.value),
      group: textIn(first.by.annotations.get(GROUP)?.value) ?? '',
    },
  });
}

/** Also where one of them is not known: then nobody can say that they differ. */
function isSame(a: Pieces, b: Pieces): boolean {
  return [...a, ...b].some((piece) => piece.unknown !== undefined) || writtenText(a) === writtenText(b);
}
