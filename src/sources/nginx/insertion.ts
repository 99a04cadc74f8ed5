/** Where a directive can be written that stands nowhere: on a line of its own, as those around it. */
import type { Insertion } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import type { SourceFile } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import type { Level, LevelKind } from './level.js';
import { isShipped } from './shipped.js';
import type { Directive } from './syntax.js';

/** Clocks whose directive may stand in any of these blocks. What is told to clients counts for their connection, not for one location. */
const BLOCKS: Readonly<Partial<Record<TimerName, readonly LevelKind[]>>> = {
  'downstream.idle': ['server', 'http'],
  'upstream.connect': ['location', 'server', 'http'],
  'upstream.send': ['location', 'server', 'http'],
  'upstream.read': ['location', 'server', 'http'],
  'upstream.firstByte': ['location', 'server', 'http'],
  'tunnel.idle': ['location', 'server', 'http'],
};

/** Constructs of templates: what stands among them may be there several times, or not at all. */
const TEMPLATE = /\{\{|\{%|<%/;
const REST_OF_LINE = /[ \t]*(?:#[^\r\n]*)?(?=\r?\n)/y;

/** The blocks around a level in which a directive that has its default can be written, innermost first. */
export function insertionsFor({ timer, name, provenance }: Setting, from: Level): readonly Insertion[] {
  const kinds = BLOCKS[timer];
  if (kinds === undefined || provenance !== 'default') return [];
  const found: Insertion[] = [];
  for (let level: Level | undefined = from; level !== undefined; level = level.parent) {
    const { kind, opening, unseen } = level;
    if (!kinds.includes(kind) || opening?.block === undefined || unseen || isShipped(opening.file)) continue;
    const insertion = insertionIn(opening, opening.block, name);
    if (insertion !== undefined) found.push(insertion);
  }
  return found;
}

/** Behind the last of the directives with which a block begins, or where it has none, at its beginning. */
function insertionIn(opening: Directive, content: readonly Directive[], name: string): Insertion | undefined {
  const { file } = opening;
  const block = { file, start: opening.name.start, end: opening.end };
  if (TEMPLATE.test(file.text.slice(block.start, block.end))) return undefined;
  const nested = content.findIndex(({ block: own }) => own !== undefined);
  const last = content[(nested < 0 ? content.length : nested) - 1];
  if (last === undefined) return undefined;
  const at = endOfLine(file, last.end);
  const written = (offset: number, before: string): Insertion => ({
    block,
    at: { file, start: offset, end: offset },
    before: `${before}${name} `,
    after: ';',
  });
  if (at === undefined) return written(last.end, ' ');
  const indentation = indentationOf(file, last.name.start);
  return indentation === undefined ? undefined : written(at, lineEnd(file, at) + indentation);
}

/** Where the line ends on which nothing but a comment follows; undefined where something else does. */
function endOfLine({ text }: SourceFile, offset: number): number | undefined {
  REST_OF_LINE.lastIndex = offset;
  return REST_OF_LINE.test(text) ? REST_OF_LINE.lastIndex : undefined;
}

function lineEnd({ text }: SourceFile, at: number): string {
  return text[at] === '\r' ? '\r\n' : '\n';
}

/** What stands before a directive on its line; undefined where that is more than blanks. */
function indentationOf({ text }: SourceFile, start: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}
