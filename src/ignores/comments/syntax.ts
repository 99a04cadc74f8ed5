/** Where comments may stand in each format, as far as it takes to tell them from texts. */

export interface Quote {
  readonly open: string;
  readonly close: string;
  /** What takes the meaning away from the next character. */
  readonly escape?: string;
  /** Whether it ends with its line, closed or not. */
  readonly oneLine?: boolean;
  /** Whether it may hold `${ ... }`, with quotes of its own. */
  readonly fills?: boolean;
}

export interface Syntax {
  /** What begins a comment that ends with its line. */
  readonly signs: readonly string[];
  /** Where such a sign counts: `line`, only as the first of a line; `word`, only where a word may begin. */
  readonly at: 'anywhere' | 'word' | 'line';
  /** Signs that count behind white space, where others only begin lines. */
  readonly behindSpace?: string;
  /** Whether comments may be written between these. */
  readonly between?: readonly [open: string, close: string];
  readonly quotes?: readonly Quote[];
  /** Whether quotes count only where a word may begin. */
  readonly quotedWords?: boolean;
  /** What else may stand before a word besides white space. */
  readonly wordsAfter?: string;
  /** What takes the meaning away from the next character, and lets a line go on. */
  readonly escape?: string;
  /** Whether lines that begin with white space go on with what stands before. */
  readonly indentedGoOn?: boolean;
  /** The `<<` of a text up to a line that holds but a name, which is the first group found. */
  readonly heredoc?: RegExp;
  /** Ends a statement that may go over several lines. */
  readonly statementEnds?: string;
}

const SINGLE: Quote = { open: "'", close: "'" };
const DOUBLE: Quote = { open: '"', close: '"', escape: '\\' };

export const NGINX: Syntax = {
  signs: ['#'],
  at: 'word',
  wordsAfter: ';{}',
  quotes: [DOUBLE, { ...SINGLE, escape: '\\' }],
  quotedWords: true,
  escape: '\\',
  statementEnds: ';{}',
};

export const SHELL: Syntax = {
  signs: ['#'],
  at: 'word',
  wordsAfter: ';|&()',
  quotes: [DOUBLE, { open: "$'", close: "'", escape: '\\' }, SINGLE],
  escape: '\\',
  heredoc: /<<-?[ \t]*\\?["']?([A-Za-z_][\w.-]{0,200})/y,
};

export const PYTHON: Syntax = {
  signs: ['#'],
  at: 'anywhere',
  quotes: [
    { open: '"""', close: '"""', escape: '\\' },
    { open: "'''", close: "'''", escape: '\\' },
    { ...DOUBLE, oneLine: true },
    { ...SINGLE, escape: '\\', oneLine: true },
  ],
  escape: '\\',
};

export const TOML: Syntax = {
  signs: ['#'],
  at: 'anywhere',
  quotes: [
    { open: '"""', close: '"""', escape: '\\' },
    { open: "'''", close: "'''" },
    { ...DOUBLE, oneLine: true },
    { ...SINGLE, oneLine: true },
  ],
};

export const HCL: Syntax = {
  signs: ['#', '//'],
  at: 'anywhere',
  between: ['/*', '*/'],
  quotes: [{ ...DOUBLE, oneLine: true, fills: true }],
  heredoc: /<<-?([^\s"'{}()[\],]{1,200})(?=\r?\n)/y,
};

/** JSON has no comments; where there are any all the same, they are those of JavaScript. */
export const JSON_WITH_COMMENTS: Syntax = {
  signs: ['//'],
  at: 'anywhere',
  between: ['/*', '*/'],
  quotes: [{ ...DOUBLE, oneLine: true }],
};

const DOCKER_HEREDOC = /<<-?["']?([A-Za-z_][\w.-]{0,200})/y;

export const DOCKERFILE: Syntax = { signs: ['#'], at: 'line', escape: '\\', heredoc: DOCKER_HEREDOC };
/** With the directive `escape` at its head, as on Windows. */
export const DOCKERFILE_OF_WINDOWS: Syntax = { ...DOCKERFILE, escape: '`' };
export const PROCFILE: Syntax = { signs: ['#'], at: 'line' };
export const UNIT: Syntax = { signs: ['#', ';'], at: 'line', escape: '\\' };
export const INI: Syntax = { signs: ['#', ';'], at: 'line', behindSpace: ';', indentedGoOn: true };
/** Of uWSGI: `;` may stand in a value. */
export const PLAIN_INI: Syntax = { signs: ['#', ';'], at: 'line' };
