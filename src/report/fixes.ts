import type { Edit, Fix } from '../findings/finding.js';
import { positionAt } from '../model/span.js';
import { lineAround } from './line.js';
import type { Palette } from './palette.js';
import { fileLabel, isFlag } from './place.js';
import { short } from './printable.js';
import { textWidth, wrapped } from './width.js';

/** A line as it reads once edited: what stays before, what is new, what stays after. */
export interface EditedLine {
  readonly where: string;
  readonly before: string;
  readonly added: string;
  readonly after: string;
}

/** The first line that an edit changes or adds, as it will read, at most `columns` wide; the indentation is left out. */
export function editedLine(edit: Edit, columns: number): EditedLine {
  const { file, start, end } = edit.span;
  if (start === end && /^\r?\n/.test(edit.text)) {
    const below = `${fileLabel(file.name)}:${positionAt(file, start).line + 1}`;
    return { where: below, before: '', added: short(edit.text.trim(), columns), after: '' };
  }
  const line = lineAround(file, start);
  const tail = lineAround(file, end);
  const added = short(edit.text.replaceAll(/\s*\n\s*/g, ' '), columns);
  const where = isFlag(edit.span) ? '' : `${fileLabel(file.name)}:${positionAt(file, start).line}`;
  const room = columns - textWidth(where) - 3 - textWidth(added);
  // With no room for what stands around it, the new text alone says more than a scrap of the old one.
  if (room < 10) return { where, before: '', added, after: '' };
  const lead = short(
    file.text
      .slice(Math.max(line.start, start - room), start)
      .trimStart()
      .replaceAll('\t', ' '),
  );
  const rest = short(
    file.text
      .slice(end, Math.min(tail.end, end + room))
      .trimEnd()
      .replaceAll('\t', ' '),
  );
  const leadRoom = Math.max(room - rest.length, Math.floor(room * 0.6));
  const before = lead.length > leadRoom ? `…${lead.slice(lead.length - leadRoom + 1)}` : lead;
  const restRoom = room - before.length;
  return { where, before, added, after: rest.length > restRoom ? `${rest.slice(0, restRoom - 1)}…` : rest };
}

/** Alternatives, best first, each with the lines as they would read. */
export function fixLines(fixes: readonly Fix[], columns: number, palette: Palette): string[] {
  const lines: string[] = [];
  for (const [index, fix] of fixes.entries()) {
    const joint = index === 0 || /^or\b/i.test(fix.description) ? '' : 'or ';
    const text = joint + short(fix.description, 600);
    lines.push(...wrapped(text, columns));
    for (const edit of fix.edits) {
      const { where, before, added, after } = editedLine(edit, columns - 2);
      const head = where === '' ? '' : palette.dim(`${where} │ `);
      lines.push(`  ${head}${before}${palette.good(added)}${after}`);
    }
  }
  return lines;
}
