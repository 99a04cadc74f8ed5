import type { Options } from 'yargs';

const KNOWN = 'What is known, and what was changed:';

const text = { type: 'string', requiresArg: true } as const;

/** What is known of findings before they are told: ignores, the baseline, what was changed. */
export const KNOWN_OPTIONS = {
  strict: {
    type: 'boolean',
    group: KNOWN,
    describe: 'Every ignore must give a reason; ignores that are of no use are warnings',
  },
  baseline: {
    ...text,
    group: KNOWN,
    describe:
      'File of findings that are known and not told again; without it, timeout-lint-baseline.json beside the configuration; --no-baseline for none',
  },
  'diff-base': {
    ...text,
    group: KNOWN,
    describe:
      'Name of a commit, as for git diff: findings are told where lines were changed since then, if they have a place there',
  },
  'diff-files': {
    ...text,
    group: KNOWN,
    describe:
      'The same by a file (- for standard input) that holds a unified diff, or names of changed files, one a line',
  },
  'only-changed': {
    type: 'boolean',
    group: KNOWN,
    describe: 'Only findings with a place in what was changed',
  },
} as const satisfies Record<string, Options>;
