/** What tests of all carriers ask of the launches that were read. */
import type { SourceFile } from '../../../../src/model/span.js';
import type { Launch } from '../../../../src/sources/shared/launch.js';
import type { Piece, Pieces } from '../../../../src/sources/shared/pieces.js';
import { PieceText } from '../../../../src/sources/shared/yaml/text.js';

export function fileOf(text: string, name = 'file'): SourceFile {
  return { name, text };
}

/** Text for reading by people: what is unknown stands as `<written|fallback>`. */
export function shown(pieces: Pieces): string {
  return pieces
    .map(({ text, unknown }) => (unknown === undefined ? text : `<${unknown.written}|${unknown.fallback ?? ''}>`))
    .join('');
}

export function wordsOf(launch: Launch | undefined): string[] {
  if (launch === undefined) throw new Error('nothing is started');
  const { command } = launch;
  return command.form === 'words' ? command.words.map(shown) : [command.shell, shown(command.script)];
}

export function environmentOf(launch: Launch | undefined): Record<string, string> {
  return Object.fromEntries([...(launch?.environment ?? [])].map(([name, value]) => [name, shown(value)]));
}

/** The text that the file has where a word is written. */
export function writtenAt(pieces: Pieces | undefined): string {
  return (pieces ?? []).map(({ span }) => span.file.text.slice(span.start, span.end)).join('|');
}

/** Words at blanks, without quotes: enough for tests that are not about quoting. */
export function atBlanks(pieces: Pieces): Pieces[] {
  const source = new PieceText(pieces);
  return [...source.text.matchAll(/\S+/g)].map((word) => source.slice(word.index, word.index + word[0].length));
}

export function piecesIn({ command, environment }: Launch): Piece[] {
  const texts = command.form === 'words' ? command.words : [command.script];
  return [...texts, ...environment.values()].flat();
}

/** What is wrong with the places of some launches, one sentence each. */
export function misplaced(launches: readonly Launch[], file: SourceFile): string[] {
  const problems: string[] = [];
  for (const launch of launches) {
    for (const { text, span, exact } of piecesIn(launch)) {
      const slice = span.file.text.slice(span.start, span.end);
      if (span.file !== file) problems.push(`${text} is in another file`);
      if (span.start > span.end || span.start < 0 || span.end > file.text.length) problems.push(`${text} is outside`);
      if (exact && slice !== text) problems.push(`${JSON.stringify(text)} is ${JSON.stringify(slice)} in the file`);
    }
    if (launch.command.form === 'words' && launch.command.words.some((word) => word.length === 0)) {
      problems.push('a word has no piece');
    }
  }
  return problems;
}
