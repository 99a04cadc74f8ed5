/** The chains, drawn: who comes after whom, and the clocks on both sides of each connection. */
import { routeLabel, type Chain } from '../model/chain.js';
import type { Hop } from '../model/hop.js';
import type { TimerName } from '../model/timer.js';
import { markdownCode, markdownTable, markdownText } from './markdownText.js';
import { short } from './printable.js';
import { valueText } from './show.js';
import { counted } from './words.js';

/** How many different chains are drawn: more of them nobody reads. */
const CHAINS = 10;

const CLOCKS: readonly (readonly [head: string, timer: TimerName])[] = [
  ['keeps an idle connection of its caller', 'downstream.idle'],
  ['keeps an idle connection to the next hop', 'upstream.idle'],
  ['waits for an answer', 'upstream.read'],
];

/** Chains with the same hops and clocks are drawn once, with the number of their routes. */
export function chainLines(chains: readonly Chain[]): string[] {
  const groups = new Map<string, { first: Chain; count: number }>();
  for (const chain of chains) {
    const drawn = drawing(chain).join('\n');
    const group = groups.get(drawn);
    if (group === undefined) groups.set(drawn, { first: chain, count: 1 });
    else group.count++;
  }
  const lines = [...groups].slice(0, CHAINS).flatMap(([drawn, { first, count }]) => {
    const more = count > 1 ? ` and ${counted(count - 1, 'more route')}` : '';
    return [`${markdownCode(short(routeLabel(first.route), 200))}${more}`, '', drawn, ''];
  });
  const rest = groups.size - CHAINS;
  return rest > 0
    ? [...lines, `and ${counted(rest, 'more chain')}: \`timeout-lint show\` prints them all.`, '']
    : lines;
}

function drawing({ hops }: Chain): string[] {
  const way = ['client', ...hops.map((hop) => `**${nameOf(hop)}**`)].join(' → ');
  const rows = hops.map((hop) => [nameOf(hop), ...CLOCKS.map(([, timer]) => clockOf(hop, timer))]);
  return [way, '', ...markdownTable([['', ...CLOCKS.map(([head]) => head)], ...rows])];
}

function nameOf(hop: Hop): string {
  return markdownText(short([hop.label, hop.version ?? ''].join(' '), 80)) || 'a hop';
}

function clockOf(hop: Hop, timer: TimerName): string {
  const setting = hop.timer(timer);
  return setting === undefined ? '' : markdownText(valueText(setting));
}
