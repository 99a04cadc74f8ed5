import type { Observation } from '../../../model/observation.js';
import type { Level } from '../level.js';
import type { Directive } from '../syntax.js';
import type { Target } from '../target.js';
import { place, primary, type Scene, valueSpan } from './context.js';

/** Without these an application answers for the wrong host or address. */
const IMPORTANT = /^(?:host|x-forwarded-.+|x-real-ip|forwarded)$/;

/** Header lines that replace outer ones instead of adding to them, on routes that forward requests. */
export function observeHeaders(scene: Scene, observations: Observation[]): void {
  const seen = new Set<Level>();
  for (const { hop, route } of scene.routes) {
    const module = hop.target?.module;
    if ((module !== 'proxy' && module !== 'grpc') || isForeign(hop.target as Target)) continue;
    const directive = `${module}_set_header`;
    const setter = hop.level.setter(directive);
    const outer = setter?.parent?.setter(directive);
    if (setter === undefined || outer === undefined || seen.has(setter)) continue;
    seen.add(setter);
    const lines = setter.get(directive);
    const kept = new Set(lines.map(nameOf));
    const lost = outer.get(directive).filter((line) => !kept.has(nameOf(line)) && line.args[1]?.text !== '');
    const [firstLost] = lost;
    const [first] = lines;
    if (firstLost === undefined || first === undefined || lines.some((line) => line.args.some((word) => word.template)))
      continue;
    const names = [...new Set(lost.map((line) => line.args[0]?.text ?? ''))];
    observations.push({
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
