/** `serverless.yml`: functions on AWS and the API Gateway in front of them. */
import type { SourceFile } from '../../model/span.js';
import type { Front, FrontReading, FrontRoute, FrontTarget } from '../shared/front.js';
import { frontOf, gather, type Gathered, product } from '../shared/frontValues.js';
import { type Pieces, textOf } from '../shared/pieces.js';
import { expandedSize, readYaml, type YamlEntry, type YamlValue } from '../shared/yaml/index.js';
import { shownText } from '../shared/yaml/text.js';
import { resolved } from './variables.js';

const LARGEST = 30_000;
const METHODS = /^(?:get|post|put|patch|delete|head|options|any|\*)$/i;

/** Whether a file is one of the Serverless Framework, by its name. */
export function looksLikeServerless(file: SourceFile): boolean {
  return /(?:^|[\\/])serverless(?:[.-][\w-]+)*\.(?:ya?ml|json)$/i.test(file.name);
}

/**
 * For each function that HTTP reaches two fronts: the API Gateway that leads to it, and the function itself, which ends
 * what takes too long. Other providers than AWS are left alone. Never throws.
 */
export function readServerless(file: SourceFile): FrontReading {
  const { documents, unknowns } = readYaml(file);
  const [top] = documents;
  if (top === undefined || expandedSize(top) > LARGEST) return { fronts: [], observations: [], unknowns };
  const provider = top.get('provider');
  const name = provider?.kind === 'scalar' ? provider.known() : provider?.get('name')?.known();
  if (name !== 'aws') return { fronts: [], observations: [], unknowns };
  // A list of maps is taken as one map.
  const functions = top.get('functions');
  const entries = [functions, ...(functions?.items() ?? [])].flatMap((each) => [...(each?.entries().values() ?? [])]);
  return { fronts: entries.flatMap((entry) => functionFronts(entry, top)), observations: [], unknowns };
}

function functionFronts({ key, keySpan, value }: YamlEntry, top: YamlValue): readonly Front[] {
  const events = value.get('events')?.items() ?? [];
  const rest = events.flatMap((event) => eventsOf(event, 'http'));
  const http = events.flatMap((event) => eventsOf(event, 'httpApi'));
  if (rest.length === 0 && http.length === 0) return [];
  const address = `function ${key}`;
  const given: Gathered = new Map();
  const own = value.get('timeout');
  const timeout = own ?? top.at('provider', 'timeout');
  const pieces = timeout === undefined ? undefined : resolved(timeout, top);
  if (pieces !== undefined) {
    const spelling = own === undefined ? 'provider.timeout' : 'functions.timeout';
    const provenance = own === undefined ? 'inherited' : 'explicit';
    gather(given, 'serverless', product('aws-lambda'), { spelling, name: 'timeout', value: pieces, provenance });
  }
  const common = { span: keySpan, madeBy: 'serverless', certain: true, confidence: 'high' } as const;
  const lambda = frontOf(product('aws-lambda'), given, { ...common, address });
  const targets: readonly FrontTarget[] = [{ address, ports: [], runs: [], span: keySpan }];
  return [...restFronts(rest, targets, top), ...httpFronts(http, targets, top), lambda];
}

interface Event {
  readonly entry: YamlEntry;
  readonly route: FrontRoute;
}

/** REST APIs, one front for each event: each may have a timeout of its own. */
function restFronts(events: readonly Event[], targets: readonly FrontTarget[], top: YamlValue): readonly Front[] {
  const facts = product('aws-apigw-rest');
  return events.map(({ entry, route }) => {
    const given: Gathered = new Map();
    const own = entry.value.get('timeoutInMillis');
    const timeout = own ?? top.at('provider', 'apiGateway', 'timeoutInMillis');
    const pieces = timeout === undefined ? undefined : resolved(timeout, top);
    if (pieces !== undefined) {
      const spelling =
        own === undefined ? 'provider.apiGateway.timeoutInMillis' : 'functions.events.http.timeoutInMillis';
      const provenance = own === undefined ? 'inherited' : 'explicit';
      gather(given, 'serverless', facts, { spelling, name: 'timeoutInMillis', value: pieces, provenance });
    }
    return frontOf(facts, given, {
      address: 'API Gateway (REST)',
      span: entry.keySpan,
      madeBy: 'serverless',
      routes: [route],
      targets,
      certain: true,
      confidence: 'high',
    });
  });
}

/** HTTP APIs: what the framework sets for them depends on the function, and is not documented in a form that could be checked. */
function httpFronts(events: readonly Event[], targets: readonly FrontTarget[], top: YamlValue): readonly Front[] {
  const [first] = events;
  if (first === undefined || top.at('provider', 'httpApi', 'id') !== undefined) return [];
  const scene = { address: 'API Gateway (HTTP)', span: first.entry.keySpan, madeBy: 'serverless' } as const;
  const routes = events.map(({ route }) => route);
  return [
    frontOf(product('aws-apigw-http'), new Map(), { ...scene, routes, targets, certain: true, confidence: 'medium' }),
  ];
}

/** `http: GET /path` or a map of `path` and `method`. */
function eventsOf(event: YamlValue, kind: 'http' | 'httpApi'): Event[] {
  const entry = event.entries().get(kind);
  if (entry === undefined) return [];
  const written: Pieces | undefined = entry.value.pieces() ?? entry.value.get('path')?.pieces();
  const text = written === undefined ? '' : shownText(written).trim();
  const [method, path] = text.split(/\s+/, 2);
  const route = path !== undefined && METHODS.test(method ?? '') ? path : text;
  return [{ entry, route: route === '' || textOf(written ?? []) === '*' ? {} : { path: route } }];
}
