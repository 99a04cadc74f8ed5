/** The Gateway API: routes with timeouts of their own, and gateways that a cloud runs. */
import type { Observation } from '../../../model/observation.js';
import { plainDuration } from '../../shared/duration.js';
import type { Front, FrontRoute } from '../../shared/front.js';
import { type Pieces, spanOf, textOf, unknownIn } from '../../shared/pieces.js';
import type { YamlValue } from '../../shared/yaml/index.js';
import { unknownPiece } from '../../shared/yaml/text.js';
import { albAttributes } from './awsGateway.js';
import { frontOf, gather, type Gathered, product } from './build.js';
import { backendsOf, classOf, gatewayOf, type RouteBackend, rulesOf } from './gatewayParts.js';
import { policyFor } from './gke.js';
import type { IngressScene } from './ingress.js';
import { addressOf, type KubernetesObject, placeOf, textIn } from './objects.js';

/** What the Gateway API takes for a duration, GEP-2257. */
const DURATION = /^(?:[0-9]{1,5}(?:h|m|s|ms)){1,4}$/;
const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const TIMEOUTS = ['request', 'backendRequest'] as const;
/** More of them the API does not take. */
const MOST_HOSTS = 16;
const MOST_MATCHES = 64;

/** Fronts of all HTTPRoutes and GRPCRoutes, one for each rule. */
export function gatewayFronts(scene: IngressScene): readonly Front[] {
  return [...scene.objects.of('HTTPRoute'), ...scene.objects.of('GRPCRoute')].flatMap((route) => {
    const hosts = (route.value.at('spec', 'hostnames')?.items() ?? []).map(textIn);
    const gateway = gatewayOf(route, scene.objects);
    return rulesOf(route).flatMap((rule) => ruleFront({ route, rule, hosts, gateway, scene }));
  });
}

interface RuleScene {
  readonly route: KubernetesObject;
  readonly rule: YamlValue;
  readonly hosts: readonly (string | undefined)[];
  readonly gateway: KubernetesObject | undefined;
  readonly scene: IngressScene;
}

function ruleFront({ route, rule, hosts, gateway, scene }: RuleScene): readonly Front[] {
  const timeouts = rule.get('timeouts');
  const given: Gathered = new Map();
  for (const name of TIMEOUTS) {
    const pieces = timeouts?.get(name)?.pieces();
    if (pieces === undefined) continue;
    const value = durationOf(name, pieces, scene.observations);
    gather(given, product('gateway-api'), {
      spelling: `HTTPRoute.spec.rules.timeouts.${name}`,
      name: `timeouts.${name}`,
      value,
      durations: true,
    });
  }
  inverted(timeouts, scene.observations);
  const backends = backendsOf(rule, route, scene);
  const common = {
    address: addressOf(route),
    span: route.span,
    routes: routesOf(rule, hosts),
    targets: backends.map(({ target }) => target),
    certain: route.certain && gateway?.certain !== false,
  };
  const cloud = cloudOf(gateway, backends, scene);
  if (cloud !== undefined) {
    // Whether the cloud makes a route's timeouts its own is not documented in a form that could be checked.
    if (timeouts !== undefined) {
      for (const [id, { values }] of cloud.overruled(given)) cloud.given.set(id, { values });
    }
    return [frontOf(product(cloud.product), cloud.given, { ...common, confidence: cloud.confidence })];
  }
  return given.size === 0 ? [] : [frontOf(product('gateway-api'), given, { ...common, confidence: 'high' })];
}

interface Cloud {
  readonly product: 'gke-gateway' | 'aws-alb';
  readonly given: Gathered;
  readonly confidence: 'high' | 'medium';
  /** The settings that a route's own timeouts may replace, as unknown values. */
  readonly overruled: (route: Gathered) => Gathered;
}

/** What a cloud runs for a gateway, where it is one of those that are known. */
function cloudOf(
  gateway: KubernetesObject | undefined,
  backends: readonly RouteBackend[],
  { objects }: IngressScene,
): Cloud | undefined {
  const { name, controller } = classOf(gateway, objects);
  if (controller === 'gateway.k8s.aws/alb') {
    const given = albAttributes(gateway, backends, objects);
    return { product: 'aws-alb', given, confidence: 'high', overruled: () => new Map() };
  }
  const [backend] = backends;
  const policy = backends.length === 1 && backend !== undefined ? policyFor(backend, objects) : undefined;
  const isGoogle = name.startsWith('gke-l7-') || controller.startsWith('networking.gke.io/');
  if (!isGoogle && (policy === undefined || gateway !== undefined)) return undefined;
  // Several Services behind one rule may have policies that differ.
  if (backends.length !== 1) return undefined;
  const overruled = (route: Gathered): Gathered => {
    const [first] = [...route.values()];
    const [pieces] = first?.values ?? [];
    const unknown: Gathered = new Map();
    if (pieces !== undefined) {
      const value = [unknownPiece(spanOf(pieces), `timeouts of the route: ${textOf(pieces)}`)];
      gather(unknown, product('gke-gateway'), {
        spelling: 'GCPBackendPolicy.spec.default.timeoutSec',
        name: 'timeoutSec',
        value,
      });
    }
    return unknown;
  };
  return { product: 'gke-gateway', given: policy ?? new Map(), confidence: isGoogle ? 'high' : 'medium', overruled };
}

function routesOf(rule: YamlValue, hosts: readonly (string | undefined)[]): readonly FrontRoute[] {
  const paths = (rule.get('matches')?.items() ?? []).map((match) => textIn(match.at('path', 'value')));
  const found: FrontRoute[] = [];
  for (const host of hosts.length === 0 ? [undefined] : hosts.slice(0, MOST_HOSTS)) {
    for (const path of paths.length === 0 ? [undefined] : paths.slice(0, MOST_MATCHES)) {
      found.push({ ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) });
    }
  }
  return found;
}

/** A duration as a route takes it; in an order of units that our own reader does not know, as milliseconds. */
function durationOf(name: string, pieces: Pieces, observations: Observation[]): Pieces {
  const text = textOf(pieces);
  if (unknownIn(pieces) !== undefined) return pieces;
  const ms = milliseconds(text);
  if (ms === undefined) {
    observations.push({
      id: 'kubernetes/route-duration-refused',
      places: [{ name: 'primary', span: spanOf(pieces) }],
      data: { setting: `timeouts.${name}`, value: text, ...(/^\d{1,5}$/.test(text) ? { suggestion: `${text}s` } : {}) },
    });
    return [unknownPiece(spanOf(pieces), text)];
  }
  return plainDuration(text) === undefined ? [{ text: `${ms}ms`, span: spanOf(pieces), exact: false }] : pieces;
}

function milliseconds(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(\d+)(ms|h|m|s)/g))
    sum += Number(number) * (UNITS[unit as string] ?? 0);
  return sum;
}

/** One try may not last longer than all of them. */
function inverted(timeouts: YamlValue | undefined, observations: Observation[]): void {
  const [total, attempt] = TIMEOUTS.map((name) => timeouts?.get(name));
  const [most, least] = [total, attempt].map((value) => milliseconds(value?.known() ?? ''));
  if (total === undefined || attempt === undefined || most === undefined || least === undefined) return;
  if (most === 0 || least === 0 || least <= most) return;
  observations.push({
    id: 'kubernetes/route-timeouts-inverted',
    places: [
      { name: 'primary', span: placeOf(attempt) },
      { name: 'request', span: placeOf(total) },
    ],
    data: { backendRequest: attempt.known() ?? '', request: total.known() ?? '' },
  });
}
