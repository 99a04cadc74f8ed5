/**
 * Directories and files that a search leaves out by their names. Whoever wants them read names them: what the user
 * names is searched whatever it is called, and names count only below that.
 */
import type { LeftOutReason } from '../report/discovered.js';

export type LeftOutByName = Extract<LeftOutReason, 'tests' | 'examples' | 'documentation' | 'dependencies' | 'tools'>;

/** What is neither looked at nor told: nobody would look for a hop in it. */
const SILENT = new Set(['.git', '.hg', '.svn', '.bzr', '_darcs', 'CVS', '__pycache__']);

const NAMES: Readonly<Record<LeftOutByName, readonly string[]>> = {
  // Their servers are set up to be tried, often to fail, and never stand behind what is in front of the others.
  tests: [
    ...['test', 'tests', '__tests__', 'spec', 'specs', 'testdata', 'test-data', 'test_data', 'e2e'],
    ...['fixtures', '__fixtures__', '__mocks__', '__snapshots__', 'molecule', 'cypress', 'playwright'],
  ],
  // Each is a setup of its own for readers to copy, and many say the same ports: read together with what is deployed,
  // they would be linked with it. A project's only configuration may lie in contrib/ or deploy/, which are read.
  examples: ['example', 'examples', 'sample', 'samples'],
  // Configuration in manuals is an example, too; what builds and serves the manual has no application behind it.
  documentation: ['doc', 'docs', 'documentation'],
  dependencies: [
    ...['node_modules', 'bower_components', 'jspm_packages', 'vendor', 'third_party', 'third-party', 'thirdparty'],
    ...['site-packages', 'dist-packages', '.venv', 'venv', '.virtualenv', '__pypackages__', '.bundle', '.terraform'],
    ...['.terragrunt-cache', '.eggs', '.yarn', '.pnpm-store', '.npm', '.gradle', '.m2', '.cargo', 'godeps'],
  ],
  // Workflows and editors start servers only to try them, and caches hold copies.
  tools: [
    ...['.github', '.gitlab', '.gitea', '.forgejo', '.circleci', '.buildkite', '.husky', '.changeset', '.devcontainer'],
    ...['.idea', '.vscode', '.vs', '.fleet', '.zed', '.cache', '.tox', '.nox', '.mypy_cache', '.pytest_cache'],
    ...[
      '.ruff_cache',
      '.hypothesis',
      '.ipynb_checkpoints',
      '.next',
      '.nuxt',
      '.svelte-kit',
      '.turbo',
      '.nx',
      '.vagrant',
    ],
    ...['.direnv', '.serverless', '.aws-sam', '.storybook', '.parcel-cache', '.angular'],
  ],
};

const REASONS: ReadonlyMap<string, LeftOutByName> = new Map(
  Object.entries(NAMES).flatMap(([reason, names]) => names.map((name) => [name, reason as LeftOutByName] as const)),
);

/** In these a directory is called after an environment, which may be the one for tests. */
const ENVIRONMENTS =
  /(?:^|\/)(?:overlays?|envs?|environments?|stages?|clusters?|inventor(?:y|ies)|accounts?|workspaces?|tenants?|regions?)\/(?:[\w-]+\/)?$/i;

/** Whether a directory of that name is passed over without a word. */
export function isSilent(name: string): boolean {
  return SILENT.has(name);
}

/** Why a directory is left out; `parent` is the path to it below the searched directory, `deploy/` or ''. */
export function leftOutDirectory(parent: string, name: string): LeftOutByName | undefined {
  const reason = REASONS.get(name.toLowerCase());
  return reason === 'tests' && /^test$/i.test(name) && ENVIRONMENTS.test(parent) ? undefined : reason;
}

/** What a directory holds that is a Python environment, however it is called. */
export const PYTHON_ENVIRONMENT = 'pyvenv.cfg';

/** Endings that editors and package managers give to the version of a file that does not count. */
const BACKUP =
  /(?:~|\.(?:bak|backup|old|orig|rej|save|sav|sw[op]|dpkg-(?:old|dist|new|bak|tmp)|ucf-(?:old|dist|new)|rpm(?:new|save|orig)))$/i;

/** The name of the file that one is a backup of, or undefined for a file that is none. */
export function backupOf(path: string): string | undefined {
  return BACKUP.test(path) ? path.replace(BACKUP, '') : undefined;
}
