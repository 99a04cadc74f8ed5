import { nearest } from '../findings/nearest.js';
import { FORMATS, type Format } from './commands.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';

/** One report that is asked for: to a file, or to standard output. */
export interface Output {
  readonly format: Format;
  /** As typed. */
  readonly file: string | undefined;
}

/** What stands after each `--format`; each file, and standard output, is written once. */
export function outputsOf(words: readonly string[]): Output[] {
  const outputs = words.map(outputOf);
  for (const [index, { file, format }] of outputs.entries()) {
    const other = outputs.findIndex((each) => each.file === file);
    if (other === index) continue;
    const both = `${outputs[other]?.format} and ${format}`;
    throw new UsageError(
      file === undefined
        ? `--format: ${both} cannot both go to standard output: give one of them a file, as in --format ${fileFor(outputs, other, index)}`
        : `--format: ${both} cannot both go to ${file}`,
    );
  }
  return outputs;
}

/** The one of two that is better off in a file. */
function fileFor(outputs: readonly Output[], first: number, second: number): string {
  const forPeople = ['pretty', 'concise'];
  const { format } = outputs[forPeople.includes(outputs[second]?.format ?? '') ? first : second] as Output;
  return `${format}:timeouts.${EXTENSIONS[format]}`;
}

const EXTENSIONS: Readonly<Record<Format, string>> = {
  pretty: 'txt',
  concise: 'txt',
  json: 'json',
  sarif: 'sarif',
  github: 'txt',
  gitlab: 'json',
  junit: 'xml',
  checkstyle: 'xml',
  rdjson: 'json',
  markdown: 'md',
};

function outputOf(word: string): Output {
  const colon = word.indexOf(':');
  const name = colon < 0 ? word : word.slice(0, colon);
  const format = FORMATS.find((each) => each === name);
  if (format === undefined) {
    const near = nearest(name, FORMATS);
    throw new UsageError(
      `--format ${JSON.stringify(name)} is none of ${FORMATS.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`,
    );
  }
  const file = colon < 0 ? undefined : word.slice(colon + 1);
  if (file === '') throw new UsageError(`--format ${word} names no file after the colon`);
  return { format, file: file === '-' ? undefined : file };
}

/** How what is no report is written: to standard output, in one of three formats. */
export function plainFormat(outputs: readonly Output[], option: string): 'pretty' | 'concise' | 'json' {
  const [output] = outputs;
  const plain = (['pretty', 'concise', 'json'] as const).find((each) => each === output?.format);
  if (plain === undefined || outputs.length > 1 || output?.file !== undefined) {
    throw new UsageError(`--${option} prints to standard output, as --format pretty, concise or json`);
  }
  return plain;
}

/** Writes every report: all of them are made first, and files are written before anything is printed. */
export async function write(
  outputs: readonly Output[],
  rendered: (output: Output) => Promise<string>,
  io: Io,
): Promise<void> {
  const texts: (readonly [Output, string])[] = [];
  for (const output of outputs) texts.push([output, await rendered(output)]);
  for (const [{ file }, text] of texts) {
    if (file === undefined) continue;
    const { writeWhole } = await import('./writeWhole.js');
    writeWhole(file, text, io.cwd);
  }
  for (const [{ file }, text] of texts) if (file === undefined) io.stdout.write(text);
}
