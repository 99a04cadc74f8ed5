/** Commands that stand in files of their own: entrypoint scripts, and what a person typed. */
import type { SourceFile, Span } from '../../../model/span.js';
import type { Launch } from '../launch.js';
import type { Piece, Pieces } from '../pieces.js';
import { spanOf } from '../pieces.js';
import { invocationsOf } from './invocations.js';
import { unknownPiece } from './value.js';

/** A word that a server could be named by; a text without any need not be parsed. */
const NAMES = /gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|waitress|uwsgi/;

/** Larger scripts are none that a person wrote. */
const LARGEST = 300_000;

/** Marks of templates: Jinja, Helm and Ansible, ERB. */
const TEMPLATE = /\{\{[^{}]{0,1000}\}\}|\{%[^%]{0,1000}%\}|<%[^%]{0,1000}%>/g;

/**
 * The launch that an entrypoint script is: none where it starts no server itself, or is for another interpreter than a
 * shell. Its place is the first server's command.
 */
export function scriptLaunches(file: SourceFile): Launch[] {
  const shell = shellOf(file.text);
  if (shell === undefined || !NAMES.test(file.text)) return [];
  const whole: Span = { file, start: 0, end: file.text.length };
  const launch: Launch = {
    carrier: 'script',
    name: '',
    command: { form: 'shell', script: templated(file), shell, args: anyWords(file) },
    environment: new Map(),
    environmentOpen: true,
    span: whole,
    stop: {},
  };
  const [first] = invocationsOf(launch);
  if (first === undefined) return [];
  const span = spanOf([first.program, ...first.args].flat().filter((piece) => piece.span.file === file));
  return [{ ...launch, span: span.file === file ? span : whole }];
}

/** A launch that runs a script with these words; undefined where the script is for no shell. */
export function scriptOf(launch: Launch, file: SourceFile, args: readonly Pieces[]): Launch | undefined {
  const shell = shellOf(file.text);
  if (shell === undefined || file.text.length > LARGEST) return undefined;
  return { ...launch, command: { form: 'shell', script: templated(file), shell, args } };
}

/** A script is called with words that are not known. */
function anyWords(file: SourceFile): Pieces[] {
  return [[unknownPiece({ file, start: 0, end: 0 }, '$@')]];
}

/** A command that a person typed: the whole text of a file that stands for the command line. */
export function commandLineLaunch(file: SourceFile): Launch {
  const start = file.text.length - file.text.trimStart().length;
  return {
    carrier: 'command-line',
    name: '',
    command: { form: 'shell', script: templated(file), shell: '/bin/sh', args: anyWords(file) },
    environment: new Map(),
    environmentOpen: false,
    span: { file, start, end: Math.max(start, file.text.trimEnd().length) },
    stop: {},
  };
}

/** `#!/usr/bin/env bash` is bash, no such line `/bin/sh`; undefined for what is no shell. */
function shellOf(text: string): string | undefined {
  const line = /^\uFEFF?#![ \t]*([^\r\n]*)/.exec(text)?.[1];
  if (line === undefined) return '/bin/sh';
  const words = line.split(/[ \t]+/).filter((word) => !/^-|^[A-Za-z_]\w*=/.test(word));
  const named = words.find((word) => /(?:^|\/)(?:r?bash|d?ash|sh|zsh|m?ksh)$/.test(word));
  if (named !== undefined) return named;
  return /(?:^|\/)(?:with-contenv|env)$/.test(words[0] ?? '') && words.length === 1 ? '/bin/sh' : undefined;
}

/** The file's text, in which what a template will put in is not known. */
function templated(file: SourceFile): Pieces {
  const { text } = file;
  const pieces: Piece[] = [];
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  const known = (to: number): void => {
    if (from < to) pieces.push({ text: text.slice(from, to), span: { file, start: from, end: to }, exact: true });
  };
  if (/\{[{%]|<%/.test(text)) {
    for (const match of text.matchAll(TEMPLATE)) {
      known(match.index);
      from = match.index + match[0].length;
      pieces.push(unknownPiece({ file, start: match.index, end: from }, match[0]));
    }
  }
  known(text.length);
  return pieces.length > 0 ? pieces : [{ text: '', span: { file, start: from, end: from }, exact: true }];
}
