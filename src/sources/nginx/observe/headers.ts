import type { Observation } from '../../../model/observation.js';
import type { Level } from '../level.js';
import type { NginxRoute } from '../routes.js';
import type { Directive } from '../syntax.js';
import type { Target } from '../target.js';
import { place, primary, type RouteObserver, valueSpan } from './context.js';

/** Without these an application answers for the wrong host or address. */
const IMPORTANT = /^(?:host|x-forwarded-.+|x-real-ip|forwarded)$/;

/** Header lines that replace outer ones instead of adding to them, on routes that forward requests. */
export class HeadersObserver implements RouteObserver {
  private readonly seen = new Set<Level>();

  constructor(private readonly observations: Observation[]) {}

  look({ hop, route }: NginxRoute): void {
    const module = hop.target?.module;
    if (module !== 'proxy' && module !== 'grpc') return;
    const directive = module === 'proxy' ? 'proxy_set_header' : 'grpc_set_header';
    const setter = hop.level.setter(directive);
    const outer = setter?.parent?.setter(directive);
    if (setter === undefined || outer === undefined || isForeign(hop.target as Target) || this.seen.has(setter)) return;
    this.seen.add(setter);
    const lines = setter.get(directive);
    const kept = new Set(lines.map(nameOf));
    const lost = outer.get(directive).filter((line) => !kept.has(nameOf(line)) && line.args[1]?.text !== '');
    const [firstLost] = lost;
    const [first] = lines;
    if (firstLost === undefined || first === undefined || lines.some((line) => line.args.some((word) => word.template)))
      return;
    const names = [...new Set(lost.map((line) => line.args[0]?.text ?? ''))];
    this.observations.push({
      id: 'nginx/headers-lost',
      route,
      data: {
        directive,
        lost: names.join(', '),
        count: names.length,
        level: setter.kind,
        outer: outer.kind,
        important: lost.some((line) => IMPORTANT.test(nameOf(line))),
        upgrade: lost.some((line) => nameOf(line) === 'upgrade'),
      },
      places: [place('lost', valueSpan(firstLost)), primary(valueSpan(first))],
    });
  }
}

function nameOf(line: Directive): string {
  return line.args[0]?.text.toLowerCase() ?? '';
}

/** Somebody else's service: the headers that one's own application needs would be wrong or useless there. */
function isForeign(target: Target): boolean {
  if (target.kind !== 'literal') return target.variable;
  return /^https:/i.test(target.written) && /[a-z]\.[a-z]{2,}(?::\d+)?$/i.test(target.address);
}
