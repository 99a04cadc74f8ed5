import type { Span } from '../../model/span.js';
import type { Level } from './level.js';
import type { Names, Upstream } from './names.js';
import type { Directive, Word } from './syntax.js';
import { PASS_MODULES, type PassModule } from './timerFacts.js';

/** Where a location sends its requests. */
export interface Target {
  readonly module: PassModule;
  readonly directive: Directive;
  /** The argument as written. */
  readonly written: string;
  readonly span: Span;
  /** `upstream`: a block that was read; `literal`: one host or address; `unknown`: a variable, a template, or a name that may be defined elsewhere. */
  readonly kind: 'upstream' | 'literal' | 'unknown';
  readonly upstream: Upstream | undefined;
  /** Host and port without scheme and path, where literal. */
  readonly address: string;
  /** Whether a variable stands in the host part. */
  readonly variable: boolean;
}

const PASS = Object.fromEntries(PASS_MODULES.map((module) => [module, `${module}_pass`])) as Record<PassModule, string>;
const PASS_NAMES: ReadonlySet<string> = new Set(Object.values(PASS));

/** The `*_pass` that serves requests in a level itself; `if` and `limit_except` use the one of their location. */
export function passOf(level: Level): { module: PassModule; directive: Directive } | undefined {
  const any = level.own.all.some((directive) => PASS_NAMES.has(directive.name.text));
  for (const module of any ? PASS_MODULES : []) {
    const directive = level.first(PASS[module]);
    if (directive !== undefined && directive.args.length > 0) return { module, directive };
  }
  const inherits = level.kind === 'limit_except' || level.kind === 'if';
  return inherits && level.parent?.kind === 'location' ? passOf(level.parent) : undefined;
}

/** Resolves the target of a level's `*_pass`; undefined when the level forwards nothing. */
export function targetOf(level: Level, names: Names): Target | undefined {
  const pass = passOf(level);
  if (pass === undefined) return undefined;
  const word = pass.directive.args[0] as Word;
  const span = { file: pass.directive.file, start: word.start, end: word.end };
  const common = { ...pass, written: word.text, span };
  let host = hostOf(word.text);
  if (word.template) {
    return { ...common, kind: 'unknown', upstream: undefined, address: host, variable: false };
  }
  const variable = host.includes('$');
  if (variable) {
    const value = variableValue(host, level);
    if (value === undefined) return { ...common, kind: 'unknown', upstream: undefined, address: host, variable };
    host = hostOf(value);
  }
  const upstream = names.upstream(host);
  if (upstream !== undefined) return { ...common, kind: 'upstream', upstream, address: host, variable };
  // A bare name may be an upstream of a file that was not given; an address or a name with a port cannot.
  const elsewhere = !/[.:/]/.test(host) && host !== 'localhost' && level.uncertain && !variable;
  return { ...common, kind: elsewhere ? 'unknown' : 'literal', upstream: undefined, address: host, variable };
}

/** The host part of a target: `http://app:80/x` is `app:80`, `unix:/run/a.sock` stays whole. */
function hostOf(text: string): string {
  const scheme = text.indexOf('://');
  const rest = scheme > 0 && /^[a-z]+$/i.test(text.slice(0, scheme)) ? text.slice(scheme + 3) : text;
  if (rest.startsWith('unix:')) return rest;
  const slash = rest.indexOf('/');
  const query = rest.indexOf('?');
  const end = slash < 0 || (query >= 0 && query < slash) ? query : slash;
  const host = end < 0 ? rest : rest.slice(0, end);
  // `http://app$request_uri`: the variable begins the path.
  return !host.includes('$') || host.startsWith('$')
    ? host
    : host.replace(/\$(?:request_uri|uri|is_args|args)\b.*$/, '');
}

/** The literal that a variable holds, when exactly one `set` in the server and location gives it one. */
function variableValue(host: string, level: Level): string | undefined {
  const match = /^\$\{?(\w+)\}?(?:\$(?:request_uri|uri).*)?$/.exec(host);
  if (match === null) return undefined;
  const wanted = `$${match[1] as string}`.toLowerCase();
  const found: Word[] = [];
  for (let at: Level | undefined = level; at !== undefined && at.kind !== 'http'; at = at.parent) {
    collectSets(at, wanted, found, at === level);
  }
  const [only] = found;
  return found.length === 1 && only !== undefined && !only.template && !only.text.includes('$') ? only.text : undefined;
}

function collectSets(level: Level, wanted: string, found: Word[], nested: boolean): void {
  for (const directive of level.get('set')) {
    const value = directive.args[1];
    if (directive.args[0]?.text.replace(/^\$\{(\w+)\}$/, '$$$1').toLowerCase() === wanted && value !== undefined)
      found.push(value);
  }
  for (const child of level.children) {
    if (child.kind === 'if' || nested) collectSets(child, wanted, found, nested);
  }
}
