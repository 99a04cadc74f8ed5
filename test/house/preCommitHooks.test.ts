import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { mayMatter } from '../../src/cli/candidate.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
  readonly require_serial: boolean;
}

const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as Hook[];

/** The pattern as pre-commit has it of Python, in which `(?x)` makes blanks count for nothing. */
function patternOf({ files }: Hook): RegExp {
  expect(files).toMatch(/^\(\?x\)/);
  return new RegExp(files.replace('(?x)', '').replaceAll(/\s+/g, ''));
}

/** Names of files in the examples of rules and in fixtures: what people call such files. */
function namesOfFiles(): string[] {
  const examples = readdirSync('rules').flatMap((name) => {
    const rule = parse(readFileSync(`rules/${name}`, 'utf8')) as Record<'bad' | 'good', { files: object }[]>;
    return [...rule.bad, ...rule.good].flatMap(({ files }) => Object.keys(files));
  });
  const fixtures = readdirSync('fixtures', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name).split('/').slice(2).join('/'));
  return [...new Set([...examples, ...fixtures])];
}

test('there is one hook for the repository and one for files', () => {
  expect(hooks.map(({ id, pass_filenames: passed = true }) => [id, passed])).toEqual([
    ['timeout-lint', false],
    ['timeout-lint-files', true],
  ]);
  expect(hooks.every(({ require_serial: serial, language }) => serial && language === 'script')).toBe(true);
});

test('what the hooks start is there, is executable, and is built before', () => {
  const [hook] = hooks as [Hook];
  expect(statSync(hook.entry).mode & 0o111).toBe(0o111);
  const [, bundle] = /\.\.\/(dist\/[\w.-]+)/.exec(readFileSync(hook.entry, 'utf8')) as unknown as [string, string];
  expect(existsSync(bundle)).toBe(true);
});

test('the versions of Node that are refused are those that package.json excludes', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  const [, major, minor] =
    /"\$major" -lt (\d+) .* "\$minor" -lt (\d+) /.exec(readFileSync('bin/timeout-lint', 'utf8')) ?? [];
  expect(engines.node).toBe(`>=${major}.${minor}`);
});

test('installing the package from a clone runs nothing of ours', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  // npm installs what development needs, before any of these, where it installs a package from git.
  const lifecycle = /^(?:(?:pre|post)?(?:install|prepare|pack|publish|build)|prepublishOnly|dependencies)$/;
  expect(Object.keys(scripts).filter((name) => lifecycle.test(name))).toEqual([]);
});

test.each([
  'requirements.txt',
  '.env',
  'timeout-lint.yaml',
  'charts/templates/service.yaml',
  'templates/page.html.j2',
  'logrotate/conf.d/app.conf',
  'fastcgi_params',
])('%s is not given to the linter by name, as which it may be taken for what it is not', (name) => {
  expect(patternOf(hooks[1] as Hook).test(name)).toBe(false);
});

test('the README names hooks that there are', () => {
  const [, example] = /```yaml\n(repos:\n[^]*?)```/.exec(readFileSync('README.md', 'utf8')) as unknown as [
    string,
    string,
  ];
  const { repos } = parse(example) as { readonly repos: readonly { readonly hooks: readonly { id: string }[] }[] };
  const named = repos.flatMap((repo) => repo.hooks.map(({ id }) => id));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !hooks.some(({ id }) => id === name))).toEqual([]);
});

describe('the files that start the hooks', () => {
  const pattern = patternOf(hooks[0] as Hook);

  test('the hook for files is started by no others', () => {
    const narrow = patternOf(hooks[1] as Hook);
    const narrower = namesOfFiles().filter((name) => narrow.test(name));
    expect(narrower.length).toBeGreaterThan(20);
    expect(narrower.filter((name) => !pattern.test(name))).toEqual([]);
  });

  test('are those that a search of a directory opens', () => {
    const names = namesOfFiles();
    expect(names.length).toBeGreaterThan(100);
    // The first is read where nginx's files include it, and its name says nothing.
    const others = ['proxy/shared/defaults'];
    const missed = names.filter((name) => mayMatter(name) && !pattern.test(name));
    expect(missed.filter((name) => !others.some((other) => name.endsWith(other)))).toEqual([]);
  });

  test.each([
    'src/app.ts',
    'README.md',
    'package.json',
    'package-lock.json',
    'web/tsconfig.build.json',
    'static/site.css',
    'app/models.py',
    'Makefile',
    'assets/logo.png',
    'poetry.lock',
  ])('%s is none of them', (name) => {
    expect(pattern.test(name)).toBe(false);
  });

  test.each([
    ['nginx.conf', 'timeout-lint.yaml', '.env.production', 'gunicorn.conf.py', 'requirements.txt', 'uwsgi.ini'],
    ['deploy/sites-enabled/default', 'templates/default.conf.template', 'k8s/ingress.yaml', 'infra/alb.tf'],
    ['Dockerfile', 'web.Dockerfile', 'docker/Dockerfile.prod', 'Procfile', 'app.service', 'fly.toml', 'taskdef.json'],
  ])('%s and others are', (...names) => {
    expect(names.filter((name) => !pattern.test(name))).toEqual([]);
  });
});
