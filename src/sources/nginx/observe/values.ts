import { formatMs } from '../../../model/duration.js';
import type { Filling } from '../../../model/setting.js';
import type { Level } from '../level.js';
import { speaksHttp2 } from '../http2.js';
import type { NginxRoute } from '../routes.js';
import type { Directive, Word } from '../syntax.js';
import { parseNginxCount, parseNginxTime } from '../time.js';
import { factsAt, OBSOLETE, PASS_MODULES, type PassModule, type TimerFact } from '../timerFacts.js';
import { isAtLeast } from '../version.js';
import {
  type Findings,
  place,
  primary,
  type RouteObserver,
  type Scene,
  valueSpan,
  wordPlace,
  wordSpan,
} from './context.js';
import { isShipped } from '../shipped.js';
import { type Use, WrittenClocks } from './written.js';

/** Single-valued directives without a clock; a second one at the same level keeps nginx from starting. */
const SINGLE = new Set([
  'proxy_pass',
  'proxy_http_version',
  'fastcgi_pass',
  'uwsgi_pass',
  'grpc_pass',
  'proxy_buffering',
  'resolver',
]);

/** Looks at every clock that is written, wherever it stands, used or not. */
export class ValuesObserver implements RouteObserver {
  /** The read timeouts in force on routes, and what these carry. */
  private readonly uses = new Map<Directive, NonNullable<Use>>();

  constructor(
    private readonly scene: Scene,
    private readonly findings: Findings,
  ) {}

  look({ hop }: NginxRoute): void {
    const module = hop.target?.module;
    const directive = module && hop.level.effective(READ_TIMEOUT[module]);
    if (directive === undefined) return;
    const use = this.uses.get(directive);
    if (use === undefined) this.uses.set(directive, { websocket: hop.upgrades, streaming: hop.streams });
    else {
      use.websocket ||= hop.upgrades;
      use.streaming ||= hop.streams;
    }
  }

  finish(): void {
    observeValues(this.scene, this.uses, this.findings);
  }
}

const READ_TIMEOUT = Object.fromEntries(PASS_MODULES.map((module) => [module, `${module}_read_timeout`])) as Record<
  PassModule,
  string
>;

function observeValues(scene: Scene, uses: ReadonlyMap<Directive, Use>, findings: Findings): void {
  const clocks = new WrittenClocks();
  const visit = (level: Level): void => {
    const facts = factsAt(level.kind);
    if (facts.size === 0) return;
    for (const directive of level.own.all) {
      const name = directive.name.text;
      const fact = facts.get(name);
      if (fact !== undefined && !isShipped(directive.file))
        observeValue(scene, level, directive, fact, uses, clocks, findings);
      if (fact !== undefined || SINGLE.has(name)) observeDuplicate(scene, level, directive, findings);
      if (OBSOLETE.has(name)) observeObsolete(scene, directive, findings);
    }
    if (level.own.has('keepalive_timeout') && facts.has('client_header_timeout')) observeAdvertised(level, findings);
    for (const child of level.children) if (child.kind !== 'other') visit(child);
  };
  visit(scene.configuration.root);
}

function observeValue(
  scene: Scene,
  level: Level,
  directive: Directive,
  fact: TimerFact,
  uses: ReadonlyMap<Directive, Use>,
  clocks: WrittenClocks,
  { observations, unknowns, counts }: Findings,
): void {
  // Since 1.29.7 `keepalive` may have `local` behind it.
  const two = fact.directive === 'keepalive' || (fact.directive === 'keepalive_timeout' && level.kind !== 'upstream');
  const most = two ? 2 : 1;
  const [word, second] = directive.args;
  if (word === undefined || directive.args.length > most) {
    if (directive.args.some((each) => each.template)) return;
    const span = wordSpan(directive, directive.args[most] ?? directive.name);
    const written = directive.args.map((each) => each.text).join(' ');
    observations.push({
      id: 'nginx/invalid-value',
      data: { directive: fact.directive, written, reason: 'arguments' },
      places: [primary(span)],
    });
    return;
  }
  if (fact.timer !== undefined) counts.written++;
  if (word.template) {
    unknowns.push({ kind: 'value', name: fact.directive, text: word.text, span: wordSpan(directive, word) });
    return;
  }
  const value = fact.unit === 'count' ? parseNginxCount(word.text) : parseNginxTime(word.text, fact.unit);
  if (value === undefined) {
    const reason = fact.unit === 'count' ? 'number' : 'time';
    observations.push(invalid(directive, fact, word, reason));
    return;
  }
  if (
    second !== undefined &&
    fact.directive === 'keepalive_timeout' &&
    !second.template &&
    parseNginxTime(second.text, 's') === undefined
  ) {
    observations.push(invalid(directive, fact, second, 'time'));
    return;
  }
  if (fact.unit === 'count') return;
  const guessed = level.unseen && !scene.configuration.whole;
  observations.push({
    id: 'nginx/timeout-written',
    data: clocks.dataOf(fact, word, value, level, uses.get(directive), guessed),
    places: [wordPlace('primary', directive, word)],
  });
}

function invalid(directive: Directive, fact: TimerFact, word: Word, reason: string): Findings['observations'][number] {
  return {
    id: 'nginx/invalid-value',
    data: { directive: fact.directive, written: word.text, reason },
    places: [wordPlace('primary', directive, word)],
  };
}

function observeDuplicate(scene: Scene, level: Level, second: Directive, { observations }: Findings): void {
  // The third and later ones would say nothing new.
  const [first, next] = level.get(second.name.text);
  if (first === undefined || next !== second) return;
  // In a template the two may stand in the two branches of a condition.
  if (scene.isTemplate(first.file) || scene.isTemplate(second.file)) return;
  const at = place('first', wordSpan(first, first.name));
  const shipped = isShipped(first.file);
  observations.push({
    id: 'nginx/duplicate',
    data: { directive: second.name.text, [shipped ? 'shipped' : 'own']: second.name.text },
    places: [shipped ? { ...at, provenance: 'default' } : at, primary(wordSpan(second, second.name))],
  });
}

function observeObsolete(scene: Scene, directive: Directive, { observations }: Findings): void {
  if (isAtLeast(scene.version, 1, 19, 7) === false) return;
  const name = directive.name.text;
  observations.push({
    id: 'nginx/obsolete',
    data: { directive: name, instead: OBSOLETE.get(name) as string },
    places: [primary(wordSpan(directive, directive.name))],
  });
}

function observeAdvertised(level: Level, { observations }: Findings): void {
  const directive = level.first('keepalive_timeout') as Directive;
  const [word, second] = directive.args;
  if (word === undefined || word.template) return;
  const idle = parseNginxTime(word.text, 'ms');
  if (idle === undefined) return;
  const joined = second === undefined ? undefined : joinedDuration(word, second);
  if (joined !== undefined && second !== undefined) {
    observations.push({
      id: 'nginx/two-durations',
      data: { first: word.text, second: second.text, joined },
      places: [
        { ...primary({ file: directive.file, start: word.start, end: second.end }), ...bothFilled(word, second) },
      ],
    });
    return;
  }
  const header = advertisedAt(level);
  if (header !== undefined && idle > 0 && header.ms > idle) {
    observations.push({
      id: 'nginx/advertised-idle',
      data: { advertised: formatMs(header.ms), idle: formatMs(idle) },
      places: [wordPlace('idle', directive, word), wordPlace('primary', header.directive, header.word)],
    });
  }
  const server = level.kind === 'location' && speaksHttp2(level) ? level.enclosing('server') : undefined;
  if (server !== undefined) {
    const outer = server.effective('keepalive_timeout');
    const text = outer?.args[0]?.text ?? '75s';
    observations.push({
      id: 'nginx/keepalive-http2',
      data: { directive: 'keepalive_timeout', value: word.text, server: text },
      places: [
        ...(outer === undefined || isShipped(outer.file) ? [] : [place('server', valueSpan(outer))]),
        primary(wordSpan(directive, word)),
      ],
    });
  }
}

/** What stands in two words was not written there where a variable gives one of them. */
function bothFilled(...words: readonly Word[]): { filling?: Filling } {
  const note = words.flatMap(({ filling }) => filling?.note ?? []).join(', ');
  return note === '' ? {} : { filling: { note } };
}

/** The second parameter in force at a level: it is inherited apart from the first. */
function advertisedAt(level: Level): { ms: number; word: Word; directive: Directive } | undefined {
  for (let at: Level | undefined = level; at !== undefined; at = at.parent) {
    const directive = at.first('keepalive_timeout');
    const word = directive?.args[1];
    if (directive === undefined || word === undefined) continue;
    const ms = parseNginxTime(word.text, 's');
    return ms === undefined ? undefined : { ms, word, directive };
  }
  return undefined;
}

const SIZES: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `1h 30m` as the one duration it looks like: a smaller unit follows, with less than one of the larger. */
function joinedDuration(first: Word, second: Word): string | undefined {
  if (first.quote !== '' || second.quote !== '' || !/^\d+[smhdw]$/.test(second.text)) return undefined;
  const size = SIZES[/^\d+([smhdw])$/.exec(first.text)?.[1] ?? ''];
  const rest = parseNginxTime(second.text, 's');
  return size !== undefined && rest !== undefined && rest > 0 && rest < size ? first.text + second.text : undefined;
}
