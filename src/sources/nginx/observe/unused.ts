import type { Observation } from '../../../model/observation.js';
import type { Level } from '../level.js';
import type { NginxRoute } from '../routes.js';
import { passOf } from '../target.js';
import { PASS_MODULES, type PassModule } from '../timerFacts.js';
import { place, primary, wordSpan } from './context.js';

/** The clocks of every module that forwards requests, by their directives. */
const CLOCKS: ReadonlyMap<string, { module: PassModule; clock: string }> = new Map(
  PASS_MODULES.flatMap((module) =>
    ['connect_timeout', 'send_timeout', 'read_timeout'].map(
      (clock) => [`${module}_${clock}`, { module, clock }] as const,
    ),
  ),
);
/** What answers a request in a location itself, so that nothing is forwarded. */
const ANSWERS = ['return', 'root', 'alias', 'empty_gif', 'stub_status'];

/** What may hand a request on, or has another one made. */
const LEAVES = new Set(['rewrite', 'try_files', 'error_page', 'perl', 'auth_request', 'mirror', 'slice', 'ssi']);

/** Timeouts of a module that the location they stand in does not use. */
export function observeUnused({ hop, route }: NginxRoute, observations: Observation[]): void {
  const { level } = hop;
  if (level.kind !== 'location' || level.partial || level.unseen) return;
  for (const directive of level.own.all) {
    const name = directive.name.text;
    const of = CLOCKS.get(name);
    if (of !== undefined && level.first(name) === directive && !isUsed(level, of.module)) {
      const { module, clock } = of;
      const pass = passOf(level);
      const at = primary(wordSpan(directive, directive.name));
      if (pass !== undefined) {
        observations.push({
          id: 'nginx/unused-timeout',
          route,
          data: {
            directive: name,
            uses: pass.directive.name.text,
            instead: `${pass.module}_${clock}`,
            level: level.kind,
          },
          places: [at, place('uses', wordSpan(pass.directive, pass.directive.name))],
        });
        continue;
      }
      const jump = jumpOf(level, module);
      if (jump !== undefined) {
        const data = { directive: name, target: jump.target, jump: jump.directive.name.text };
        observations.push({
          id: 'nginx/jumped-timeout',
          route,
          data,
          places: [at, place('jump', wordSpan(jump.directive, jump.word))],
        });
      } else if (ANSWERS.some((answer) => level.own.has(answer)) && !mayLeave(level)) {
        const data = { directive: name, uses: 'nothing', instead: '', level: level.kind };
        observations.push({ id: 'nginx/unused-timeout', route, data, places: [at] });
      }
    }
  }
}

/** Whether a location or one in it passes requests on by a module. */
function isUsed(level: Level, module: PassModule): boolean {
  if (level.own.has(`${module}_pass`)) return true;
  return level.children.some((child) => child.kind === 'other' || child.partial || isUsed(child, module));
}

/** The named location that a location hands its requests to, where that one passes them on by a module. */
function jumpOf(level: Level, module: PassModule) {
  const server = level.enclosing('server');
  if (server === undefined) return undefined;
  for (const name of ['try_files', 'error_page']) {
    for (const directive of level.get(name)) {
      const word = directive.args.at(-1);
      if (!word?.text.startsWith('@')) continue;
      const target = server.children.find(
        (child) => child.kind === 'location' && child.opening?.args.at(-1)?.text === word.text,
      );
      if (target !== undefined && !target.partial && isUsed(target, module))
        return { directive, word, target: word.text };
    }
  }
  return undefined;
}

/** Whether something in a location may hand its requests on in a way that is not looked at here. */
function mayLeave(level: Level): boolean {
  if (level.children.length > 0) return true;
  return level.own.all.some(({ name: { text: name } }) => LEAVES.has(name) || /_by_lua|^js_/.test(name));
}
