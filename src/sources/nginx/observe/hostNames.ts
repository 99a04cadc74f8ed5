import type { Observation } from '../../../model/observation.js';
import type { NginxRoute } from '../routes.js';
import type { Directive, Word } from '../syntax.js';
import { primary, wordSpan } from './context.js';

/**
 * Names whose addresses change by their vendor's own word: load balancers of AWS that scale or replace their nodes
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html; the names of an
 * NLB, whose addresses stay, end otherwise), and applications of Heroku
 * (https://devcenter.heroku.com/articles/custom-domains).
 */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [/\.elb\.amazonaws\.com(?:\.cn)?$/, 'AWS'],
  [/\.(?:herokuapp|herokudns)\.com$/, 'Heroku'],
];

/** Tells which names nginx looks up once, at its start: those written out in `*_pass` or an upstream. */
export class HostNamesObserver {
  private readonly seen = new Set<Word>();
  private readonly observations: Observation[];

  constructor(observations: Observation[]) {
    this.observations = observations;
  }

  look({ hop, route }: NginxRoute): void {
    const { target } = hop;
    if (target === undefined) return;
    if (target.upstream !== undefined) {
      // With `resolve` nginx asks again (Plus, and 1.27.3): https://nginx.org/en/docs/http/ngx_http_upstream_module.html#resolve
      for (const server of target.upstream.servers) {
        if (server.args.slice(1).some(({ text }) => text === 'resolve' || text.startsWith('service='))) continue;
        this.tell(server, server.args[0], route);
      }
      return;
    }
    // Any variable, also in the path, makes nginx look the name up for each request.
    if (target.kind !== 'literal' || target.written.includes('$')) return;
    this.tell(target.directive, target.directive.args[0], route, target.address);
  }

  private tell(directive: Directive, word: Word | undefined, route: NginxRoute['route'], address?: string): void {
    if (word === undefined || this.seen.has(word)) return;
    this.seen.add(word);
    const host = hostName(address ?? word.text);
    if (host === undefined) return;
    const vendor = CHANGING.find(([names]) => names.test(host))?.[1];
    const places = [primary(wordSpan(directive, word))];
    // Of any other name only the files around it can tell whether its addresses change.
    this.observations.push(
      vendor === undefined
        ? { id: 'nginx/host-name', route, data: { host }, places }
        : { id: 'nginx/name-resolved-once', route, data: { host, vendor, reason: 'vendor' }, places },
    );
  }
}

/** The name in `host[:port]`; undefined for addresses, sockets and the own machine. */
function hostName(address: string): string | undefined {
  const host = /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?(?::\d{1,5})?$/i.exec(address)?.[1]?.toLowerCase();
  return host === undefined || host === 'localhost' || /^[\d.]+$/.test(host) ? undefined : host;
}
