/** One file of an `nginx -T` dump, under the name that the dump gives it. */
export interface DumpedFile {
  readonly name: string;
  readonly text: string;
  /** Where its text begins in the dump. */
  readonly offset: number;
}

const MARKER = /^# configuration file (\/[^\r\n]*):\r?$/gm;

/** What nginx says before the first file when its standard error goes the same way. */
const PREAMBLE = /^(?:nginx: [^\n]*|\d{4}\/\d\d\/\d\d [^\n]*\[[a-z]+\][^\n]*|\s*)$/;

/**
 * Splits what `nginx -T` prints into the files it names, main file first; undefined where a text is no such dump.
 * A file that comes twice counts once. The empty line that nginx adds after each file is not part of it.
 */
export function splitDump(text: string): readonly DumpedFile[] | undefined {
  const markers = [...text.matchAll(MARKER)];
  const [first] = markers;
  if (first === undefined) return undefined;
  if (
    !text
      .slice(0, first.index)
      .split('\n')
      .every((line) => PREAMBLE.test(line))
  )
    return undefined;
  const files = new Map<string, DumpedFile>();
  for (const [index, marker] of markers.entries()) {
    const name = marker[1] as string;
    const offset = Math.min(text.length, marker.index + marker[0].length + 1);
    const next = markers[index + 1]?.index ?? text.length;
    const body = text.slice(offset, next).replace(/\r?\n$/, '');
    if (!files.has(name)) files.set(name, { name, text: body, offset });
  }
  return [...files.values()];
}
