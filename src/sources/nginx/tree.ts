import type { Observation, Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { NamedFile } from '../../model/use.js';
import { type IncludeResolver, isHarmless } from './include.js';
import { Level, type LevelKind } from './level.js';
import type { Directive, ParsedFile, Word } from './syntax.js';
import { DirectiveTable } from './table.js';

/** Bounds on includes: far above what any real tree has, far below what would hang. */
const MAX_INCLUDES = 10_000;
const MAX_INCLUDE_DEPTH = 40;

/** What building the tree of one configuration needs and what it finds on the way. */
export interface TreeContext {
  readonly resolver: IncludeResolver;
  readonly parse: (file: SourceFile) => ParsedFile;
  readonly observations: Observation[];
  readonly unknowns: Unknown[];
  readonly visited: Set<SourceFile>;
  /** Files that others include, each once for every place that names it. */
  readonly includes: Map<string, NamedFile>;
}

/** One configuration: a main file or a fragment, with its includes in place. */
export interface Configuration {
  readonly root: Level;
  readonly file: SourceFile;
  /** Whether it begins at nginx's main level, so that nothing stands outside of it. */
  readonly whole: boolean;
}

const MAIN_ONLY = new Set([
  'http',
  'events',
  'stream',
  'mail',
  'worker_processes',
  'load_module',
  'pid',
  'user',
  'daemon',
]);
const HTTP_ONLY = new Set(['server', 'upstream', 'map', 'geo', 'split_clients', 'limit_req_zone', 'log_format']);
const SERVER_ONLY = new Set(['location', 'listen', 'server_name']);
const PASS = /^(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass$/;

/** The level at which a file's outermost directives must stand for the file to make sense. */
export function outermostKind(directives: readonly Directive[]): 'main' | 'http' | 'server' | 'location' {
  let kind: 'http' | 'server' | 'location' | undefined;
  for (const directive of directives) {
    const name = directive.name.text;
    if (MAIN_ONLY.has(name)) return 'main';
    if (HTTP_ONLY.has(name) && (name !== 'server' || directive.block !== undefined)) kind = 'http';
    else if (kind !== 'http' && SERVER_ONLY.has(name)) kind = 'server';
    else if (kind === undefined && (PASS.test(name) || name === 'try_files')) kind = 'location';
  }
  return kind ?? 'http';
}

/**
 * Builds the levels of the configuration that begins with `file`. Levels around a fragment are made up and marked
 * as unseen. Includes are put in place; what cannot be read is observed and leaves the level marked as partial.
 */
export function buildTree(file: SourceFile, context: TreeContext): Configuration {
  const parsed = context.parse(file);
  context.visited.add(file);
  const kind = outermostKind(parsed.directives);
  const root = new Level('main', undefined, undefined, kind !== 'main');
  let level = root;
  if (kind !== 'main') {
    for (const step of ['http', 'server', 'location'] as const) {
      const child: Level = new Level(step, level, undefined, true);
      level.append(child);
      level = child;
      if (step === kind) break;
    }
  }
  const builder = new Builder(context, file, kind === 'main');
  builder.put(level, parsed.directives, [file]);
  return { root, file, whole: kind === 'main' };
}

class Builder {
  private includes = 0;

  constructor(
    private readonly context: TreeContext,
    private readonly main: SourceFile,
    private readonly whole: boolean,
  ) {}

  put(level: Level, directives: readonly Directive[], stack: readonly SourceFile[]): void {
    for (const directive of directives) {
      const name = directive.name.text;
      if (name === 'include' && directive.args.length > 0 && level.kind !== 'other') {
        this.include(level, directive, stack);
        continue;
      }
      if (directive.block !== undefined) {
        const kind = childKind(level.kind, name);
        if (isPlain(directive.block)) {
          level.append(new Level(kind, level, directive, false, DirectiveTable.of(directive.block)));
          continue;
        }
        const child = new Level(kind, level, directive);
        level.append(child);
        this.put(child, directive.block, stack);
        continue;
      }
      level.own.add(directive);
    }
  }

  private include(level: Level, directive: Directive, stack: readonly SourceFile[]): void {
    const word = directive.args[0] as Word;
    if (word.template) {
      level.partial = true;
      this.context.unknowns.push(unknownFile(directive, word));
      return;
    }
    if (++this.includes > MAX_INCLUDES) {
      if (this.includes === MAX_INCLUDES + 1) this.refuse(level, directive, 'too-many');
      return;
    }
    if (stack.length > MAX_INCLUDE_DEPTH) return this.refuse(level, directive, 'too-deep');
    const result = this.context.resolver.resolve(word.text, this.main);
    if ('problem' in result) {
      if (isHarmless(word.text)) return;
      if (result.problem === 'directory') return this.refuse(level, directive, 'directory');
      level.partial = true;
      this.context.unknowns.push(unknownFile(directive, word));
      // Elsewhere the file may well exist: on the machine this is for, or beside a main file that was not given.
      if (this.whole && !word.text.startsWith('/')) this.observe(directive, word, result.problem);
      return;
    }
    for (const file of result.files) {
      if (stack.includes(file)) {
        this.refuse(level, directive, 'cycle');
        continue;
      }
      this.context.visited.add(file);
      const span = { file: directive.file, start: word.start, end: word.end };
      this.context.includes.set(`${word.start} ${directive.file.name}\n${file.name}`, { file, span });
      this.put(level, this.context.parse(file).directives, [...stack, file]);
    }
  }

  private refuse(level: Level, directive: Directive, reason: string): void {
    level.partial = true;
    this.observe(directive, directive.args[0] as Word, reason);
  }

  private observe(directive: Directive, word: Word, reason: string): void {
    this.context.observations.push({
      id: 'nginx/include',
      data: { reason, path: word.text },
      places: [{ name: 'primary', span: { file: directive.file, start: word.start, end: word.end } }],
    });
  }
}

/** Whether a block holds neither blocks nor includes, so that its directives are what is in force there. */
function isPlain(block: readonly Directive[]): boolean {
  for (const directive of block) if (directive.block !== undefined || directive.name.text === 'include') return false;
  return true;
}

function unknownFile(directive: Directive, word: Word): Unknown {
  return {
    kind: 'file',
    name: 'include',
    text: word.text,
    span: { file: directive.file, start: word.start, end: word.end },
  };
}

function childKind(parent: LevelKind, name: string): LevelKind {
  switch (name) {
    case 'http':
    case 'stream':
      return parent === 'main' ? name : 'other';
    case 'server':
      return parent === 'http' ? 'server' : parent === 'stream' ? 'stream server' : 'other';
    case 'upstream':
      return parent === 'http' ? 'upstream' : parent === 'stream' ? 'stream upstream' : 'other';
    case 'location':
      return parent === 'server' || parent === 'location' ? 'location' : 'other';
    case 'if':
      return parent === 'server' || parent === 'location' ? 'if' : 'other';
    case 'limit_except':
      return parent === 'location' ? 'limit_except' : 'other';
    default:
      return 'other';
  }
}
