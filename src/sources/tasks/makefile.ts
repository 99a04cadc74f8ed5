import type { SourceFile } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import type { Piece, Pieces } from '../shared/pieces.js';
import { taskLaunch } from './task.js';

/** A line that begins a target of make: `run: build`. */
const TARGET = /^(?![\t #])([\w./%$(){}-]+)(?:[ \t]+[^:=#\n]*)?:(?!=)/;

/** A line that begins a recipe of just, with parameters perhaps: `serve port="8000": build`. */
const RECIPE = /^@?([A-Za-z_][\w-]*)(?:[ \t]+[^:\n]*)?:(?!=)/;

/** Characters of make's own that stand before a command, and just's: they say how it is shown. */
const PREFIX = /^[@+-]*[ \t]*/;

/**
 * The commands of a Makefile or a justfile, a launch for each target that has any. Every line of a recipe is a shell of
 * its own to make; read as one script, they start the same servers. `$$` is make's way to write `$`; its own variables
 * are not known.
 */
export function readMakefile(file: SourceFile): readonly Launch[] {
  const isMake = !/justfile$/i.test(file.name);
  const launches: Launch[] = [];
  let continues = false;
  let target: { name: string; start: number; end: number; script: Piece[] } | undefined;
  const finish = (): void => {
    if (target === undefined || target.script.length === 0) return;
    const { name, start, end, script } = target;
    launches.push(taskLaunch(name, script, { file, start, end }));
  };
  for (const { text, start } of linesOf(file.text)) {
    const begins = (isMake ? TARGET : RECIPE).exec(text);
    if (begins !== null) {
      finish();
      const name = begins[1] as string;
      target = { name, start, end: start + name.length, script: [] };
    } else if (target !== undefined && /^[\t ]+\S/.test(text)) {
      const indent = /^[\t ]+/.exec(text)?.[0].length ?? 0;
      const prefix = continues ? 0 : (PREFIX.exec(text.slice(indent))?.[0].length ?? 0);
      const from = start + indent + prefix;
      target.script.push(...recipeLine(file, from, start + text.length, isMake), newline(file, start + text.length));
    }
    continues = text.endsWith('\\');
  }
  finish();
  return launches;
}

function linesOf(text: string): { text: string; start: number }[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { text: line, start };
    start += line.length + 1;
    return found;
  });
}

/** What make expands (`$$`, `$(NAME)`), or just (`{{ name }}`), before the shell sees the line. */
function recipeLine(file: SourceFile, from: number, to: number, isMake: boolean): Pieces {
  const expanded = isMake ? /\$\$|\$[({][^)}\n]*[)}]|\$\w/g : /\{\{[^}\n]*\}\}/g;
  const text = file.text.slice(from, to);
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (end: number): void => {
    if (end > at)
      pieces.push({ text: text.slice(at, end), span: { file, start: from + at, end: from + end }, exact: true });
  };
  for (const { 0: found, index } of text.matchAll(expanded)) {
    plain(index);
    const span = { file, start: from + index, end: from + index + found.length };
    if (found === '$$') pieces.push({ text: '$', span, exact: false });
    else pieces.push({ text: '', span, exact: false, unknown: { written: found } });
    at = index + found.length;
  }
  plain(text.length);
  return pieces;
}

function newline(file: SourceFile, at: number): Piece {
  return { text: '\n', span: { file, start: at, end: at }, exact: false };
}
