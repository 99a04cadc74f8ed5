import type { Options } from 'yargs';
import { KNOWN_OPTIONS } from './knownOptions.js';

/** The commands beside the main one, which has no name. */
export const COMMANDS = [
  'init',
  'show',
  'files',
  'baseline',
  'explain',
  'rules',
  'products',
  'schema',
  'completion',
] as const;

export type CommandName = 'lint' | (typeof COMMANDS)[number];

const text = { type: 'string', requiresArg: true } as const;
const texts = { type: 'string', array: true, requiresArg: true } as const;

/** How findings can be written: the first three for people and our own, the others for programs that have their own. */
export const FORMATS = [
  'pretty',
  'concise',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'markdown',
] as const;

export type Format = (typeof FORMATS)[number];

const CHECKED = 'What to check against:';
const FILES = 'Where files are:';
const OUTPUT = 'Output:';
const FIXES = 'Fixes:';

const prettyOrJson = (describe: string) =>
  ({ ...text, choices: ['pretty', 'json'], default: 'pretty', group: OUTPUT, describe }) as const;

/** Options of every command that reads files. Help texts are ASCII: their width is measured by length. */
export const READING_OPTIONS = {
  'lb-idle': {
    ...text,
    group: CHECKED,
    describe: 'Idle timeout of the load balancer in front of nginx: 60, 60s, 1m, 1m30s, 500ms',
  },
  lb: {
    ...texts,
    group: CHECKED,
    describe: 'What stands in front, by name: aws-alb, aws-alb:idle_timeout=120 (repeatable, outermost first)',
  },
  'nginx-version': {
    ...text,
    group: CHECKED,
    describe: 'Version whose defaults apply, such as 1.28.0; without it, only what holds for all maintained ones',
  },
  app: {
    ...texts,
    group: CHECKED,
    describe: "Command of the app server behind: 'gunicorn app:app --timeout 120' (repeatable)",
  },
  var: {
    ...texts,
    group: CHECKED,
    describe: 'NAME=VALUE: what stands for ${NAME} in templates (repeatable)',
  },
  'env-file': {
    ...texts,
    group: CHECKED,
    describe: 'File with a NAME=VALUE on each line; --var and vars of the configuration count before it (repeatable)',
  },
  prefix: { ...text, group: FILES, describe: 'Directory that stands for / when an absolute include is looked up' },
  'path-map': {
    ...texts,
    group: FILES,
    describe: 'FROM=TO: look for included paths below FROM in TO, such as /etc/nginx=./nginx (repeatable)',
  },
  config: {
    ...text,
    group: FILES,
    describe:
      'Configuration file; without it, timeout-lint.yaml of this directory or one around it; --no-config for none',
  },
  gitignore: {
    type: 'boolean',
    group: FILES,
    describe: 'Leave out what .gitignore names below a directory (default); --no-gitignore to search that, too',
  },
  'stdin-filename': { ...text, group: FILES, describe: 'Name and place of what is read from standard input (-)' },
} as const satisfies Record<string, Options>;

export const COLOR_OPTION = {
  color: {
    type: 'string',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    requiresArg: true,
    group: OUTPUT,
    describe: 'Colours; auto means on a terminal, unless NO_COLOR is set',
    coerce: (value: unknown) => (value === false ? 'never' : value),
  },
} as const satisfies Record<string, Options>;

const RULE_OPTIONS = {
  select: {
    ...texts,
    group: CHECKED,
    describe: 'Only these rules: names, codes or their beginnings (TL1), with commas or repeated',
  },
  ignore: { ...texts, group: CHECKED, describe: 'Not these rules' },
} as const satisfies Record<string, Options>;

export const LINT_OPTIONS = {
  ...READING_OPTIONS,
  ...RULE_OPTIONS,
  ...KNOWN_OPTIONS,
  format: {
    ...texts,
    default: ['pretty'],
    defaultDescription: '"pretty"',
    group: OUTPUT,
    describe: `How findings are written: FORMAT, or FORMAT:FILE for a file (repeatable): ${FORMATS.join(', ')}`,
  },
  'fail-on': {
    ...text,
    choices: ['error', 'warning', 'info', 'never'],
    defaultDescription: '"warning"',
    group: OUTPUT,
    describe: 'Exit with status 1 from this severity on',
  },
  diff: {
    type: 'boolean',
    group: FIXES,
    describe: 'Print the fixes as a diff that git apply takes, and change nothing',
  },
  fix: {
    ...text,
    choices: ['safe', 'unsafe'],
    group: FIXES,
    describe: 'Apply the fixes that cannot change behaviour for the worse; --fix=unsafe applies the others, too',
  },
  prefer: {
    ...text,
    choices: ['inner', 'outer'],
    group: FIXES,
    describe: 'Of two ends that can be changed: the one nearer the application, or nearer the client',
  },
  list: { type: 'boolean', group: OUTPUT, describe: 'Only tell which files would be read, as what and why: files' },
  'print-config': {
    type: 'boolean',
    group: OUTPUT,
    describe: 'Print what a run would go by and where each value comes from, and end; also with --format json',
  },
  quiet: { type: 'boolean', group: OUTPUT, describe: 'Only errors and warnings: no advice, no summary' },
  ...COLOR_OPTION,
} as const satisfies Record<string, Options>;

export const SHOW_OPTIONS = {
  ...READING_OPTIONS,
  route: {
    ...text,
    group: OUTPUT,
    describe: 'Only this location, such as /api/; else those that begin with or contain it',
  },
  format: prettyOrJson('A table for people, or JSON'),
  ...COLOR_OPTION,
} as const satisfies Record<string, Options>;

const { config, gitignore, app, 'stdin-filename': stdinName } = READING_OPTIONS;

export const FILES_OPTIONS = {
  app,
  config,
  gitignore,
  'stdin-filename': stdinName,
  format: {
    ...text,
    choices: ['pretty', 'concise', 'json'],
    default: 'pretty',
    group: OUTPUT,
    describe: 'A table for people, one line a file, or JSON',
  },
  ...COLOR_OPTION,
} as const satisfies Record<string, Options>;

export const BASELINE_OPTIONS = {
  ...READING_OPTIONS,
  ...RULE_OPTIONS,
  baseline: { ...text, group: OUTPUT, describe: 'The file; timeout-lint-baseline.json beside the configuration else' },
  prune: { type: 'boolean', group: OUTPUT, describe: 'Only remove entries that nothing is found for any more' },
} as const satisfies Record<string, Options>;

export const RULES_OPTIONS = {
  format: prettyOrJson('A list for people, or JSON'),
  ...COLOR_OPTION,
} as const satisfies Record<string, Options>;

export const PRODUCTS_OPTIONS = {
  format: prettyOrJson('A table for people, or JSON'),
  ...COLOR_OPTION,
} as const satisfies Record<string, Options>;

export const INIT_OPTIONS = {
  stdout: { type: 'boolean', group: OUTPUT, describe: 'Print the file instead of writing it' },
} as const satisfies Record<string, Options>;

/** The options of each command. */
export const OPTIONS_OF: Readonly<Record<CommandName, Readonly<Record<string, Options>>>> = {
  lint: LINT_OPTIONS,
  init: INIT_OPTIONS,
  show: SHOW_OPTIONS,
  files: FILES_OPTIONS,
  baseline: BASELINE_OPTIONS,
  explain: COLOR_OPTION,
  rules: RULES_OPTIONS,
  products: PRODUCTS_OPTIONS,
  schema: {},
  completion: {},
};
