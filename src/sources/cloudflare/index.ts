/** Configuration of `cloudflared`: what a tunnel does in front of the services that it leads to. */
import type { SourceFile } from '../../model/span.js';
import type { Front, FrontReading, FrontTarget } from '../shared/front.js';
import { durationIn, frontOf, gather, type Gathered, product } from '../shared/frontValues.js';
import { textOf } from '../shared/pieces.js';
import { expandedSize, readYaml, type YamlEntry, type YamlValue } from '../shared/yaml/index.js';
import { shownText } from '../shared/yaml/text.js';

/** More rules and deeper aliases are none that a person wrote. */
const LARGEST = 30_000;
const ORIGIN = 'originRequest';

/** Whether a file configures cloudflared, by the words at the beginnings of its lines. */
export function looksLikeCloudflared(file: SourceFile): boolean {
  if (!/\.ya?ml(?:\.\w+)?$/i.test(file.name)) return false;
  const head = file.text.slice(0, 100_000);
  const isTunnel = /^(?:tunnel|credentials-file|originRequest)[ \t]*:/m.test(head);
  return isTunnel && /^(?:ingress|originRequest|url)[ \t]*:/m.test(head);
}

/**
 * One front for each rule of `ingress`, or one for the `url`; what a rule says in `originRequest` comes before what the
 * file says for all. Rules that answer by themselves (`http_status:404`) lead nowhere. Never throws.
 */
export function readCloudflared(file: SourceFile): FrontReading {
  const { documents, unknowns } = readYaml(file);
  const [top] = documents;
  if (top === undefined || expandedSize(top) > LARGEST) return { fronts: [], observations: [], unknowns };
  const tunnel = top.get('tunnel')?.pieces();
  const address = `cloudflared tunnel ${tunnel === undefined ? '' : shownText(tunnel)}`.trim();
  const shared = top.get(ORIGIN);
  const rules = top.get('ingress')?.items() ?? [];
  const fronts =
    rules.length > 0
      ? rules.flatMap((rule) => frontFor(rule, rule.entries().get('service'), shared, address))
      : frontFor(top, top.entries().get('url'), shared, address);
  return { fronts, observations: [], unknowns };
}

function frontFor(
  rule: YamlValue,
  service: YamlEntry | undefined,
  shared: YamlValue | undefined,
  address: string,
): readonly Front[] {
  const pieces = service?.value.pieces();
  if (service === undefined || pieces === undefined) return [];
  const url = shownText(pieces);
  if (!/^(?:https?|unix(?:\+tls)?):/.test(url)) return [];
  const given: Gathered = new Map();
  const facts = product('cloudflare-tunnel');
  const own = rule.get(ORIGIN);
  for (const [origin, provenance] of [
    [shared, 'inherited'],
    [own === shared ? undefined : own, 'explicit'],
  ] as const) {
    for (const { key, value } of origin?.entries().values() ?? []) {
      const written = value.pieces();
      if (written === undefined) continue;
      const spelling = `${ORIGIN}.${key}`;
      gather(given, 'cloudflared', facts, {
        spelling,
        name: key,
        value: durationIn(written),
        durations: true,
        provenance,
      });
    }
  }
  const [host, path] = [rule.get('hostname'), rule.get('path')].map((each) => {
    const text = each?.pieces();
    return text === undefined ? undefined : textOf(text);
  });
  const isLimited = host !== undefined || path !== undefined;
  const route = { ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) };
  const span = service.value.span;
  const target: FrontTarget = { address: url, ports: portsOf(url), runs: [], span };
  return [
    frontOf(facts, given, {
      address,
      span,
      madeBy: 'cloudflared',
      routes: isLimited ? [route] : [],
      targets: [target],
      certain: true,
      confidence: 'high',
    }),
  ];
}

function portsOf(url: string): number[] {
  const match = /^(https?):\/\/(?:\[[^\]]*\]|[^:/]*)(?::(\d{1,5}))?(?:\/|$)/.exec(url);
  if (match === null) return [];
  return [match[2] === undefined ? (match[1] === 'https' ? 443 : 80) : Number(match[2])];
}
