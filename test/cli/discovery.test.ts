import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { problemsOf } from '../report/schemas.js';
import { dir } from './dir.js';
import { cli, keeps } from './world.js';

interface Listing {
  readonly files: readonly { readonly file: string; readonly as: string; readonly because: string }[];
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
}

async function listing(path: string, ...words: string[]): Promise<Listing> {
  const { out, err, status } = await cli(path, ['files', '--format', 'json', ...words]);
  expect([err, status]).toEqual(['', 0]);
  expect(problemsOf('files', out)).toEqual([]);
  return JSON.parse(out) as Listing;
}

/** The names of the files that are read. */
async function taken(path: string, ...words: string[]): Promise<string[]> {
  return (await listing(path, ...words)).files.map(({ file }) => file).toSorted();
}

/** `path: reason` of all that is left out. */
async function leftOut(path: string, ...words: string[]): Promise<string[]> {
  return (await listing(path, ...words)).leftOut.map(({ path: shown, reason }) => `${shown}: ${reason}`);
}

/** Of a file that no other one speaks of, where there are no several stacks. */
const UNUSED = { stacks: [], usedBy: [] };
const SERVER = 'server {\n  listen 80;\n}\n';
const GUNICORN = 'FROM python:3.12-slim\nCMD ["gunicorn", "a:b"]\n';
const DEPLOYMENT =
  'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - image: app:1\n';

describe('what is taken, as what and why', () => {
  test.each([
    // nginx, by name and text, in each place and as each kind of template that projects have it.
    ['nginx.conf', 'not even nginx', 'nginx configuration', 'by its name'],
    ['nginx.conf.j2', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['roles/web/templates/site.conf.j2', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['templates/default.conf.template', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['deploy/site.conf.tmpl', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['nginx/app.conf.ctmpl', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['charts/web/files/nginx.conf.tpl', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['etc/nginx/sites-enabled/app', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['sites-available/example.com', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['docker/nginx/conf.d/app', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['nginx/snippets/ssl-params.inc', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    ['.platform/nginx/nginx.conf.erb', SERVER, 'nginx configuration', 'its text has directives of nginx'],
    // What starts servers.
    ['Dockerfile', GUNICORN, 'Dockerfile', 'its text names gunicorn'],
    ['docker/api.Dockerfile', GUNICORN, 'Dockerfile', 'its text names gunicorn'],
    ['Dockerfile.go', GUNICORN, 'Dockerfile', 'its text names gunicorn'],
    ['Procfile', 'web: gunicorn a:b\n', 'Procfile', 'by its name'],
    ['app.service', '[Service]\nExecStart=/usr/bin/gunicorn a:b\n', 'systemd unit', 'its text names gunicorn'],
    ['app.service.j2', '[Service]\nExecStart=/usr/bin/gunicorn a:b\n', 'systemd unit', 'its text names gunicorn'],
    [
      'etc/app.service.d/override.conf',
      '[Service]\nExecStart=\nExecStart=/usr/bin/gunicorn a:b -t 90\n',
      'systemd unit',
      'its text names gunicorn',
    ],
    ['supervisord.conf', '[program:a]\ncommand=gunicorn a:b\n', 'supervisor configuration', 'its text names gunicorn'],
    ['run.sh', '#!/bin/sh\nexec uvicorn a:b\n', 'shell script', 'its text names uvicorn'],
    [
      'task.json',
      '{ "containerDefinitions": [{ "image": "a", "command": ["gunicorn", "a:b"] }] }',
      'ECS task definition',
      'its text names gunicorn',
    ],
    // What others use: images of nginx, services, pods.
    ['nginx/Dockerfile', 'FROM nginx:1.28\n', 'Dockerfile', 'its image has files of nginx'],
    [
      'web/Dockerfile',
      'FROM alpine\nCOPY site.conf \\\n  /etc/nginx/conf.d/\n',
      'Dockerfile',
      'its image has files of nginx',
    ],
    ['compose.yml', 'services:\n  db:\n    image: postgres\n', 'compose file', 'its text lists services'],
    ['docker-compose.prod.yaml', 'services:\n  db:\n    restart: always\n', 'compose file', 'its text lists services'],
    ['production.yml', 'services:\n  web:\n    build: .\n', 'compose file', 'its text lists services'],
    ['k8s/web.yaml', DEPLOYMENT, 'Kubernetes manifest', 'its text has objects of Kubernetes'],
    [
      'k8s/service.yaml',
      'apiVersion: v1\nkind: Service\n',
      'Kubernetes manifest',
      'its text has objects of Kubernetes',
    ],
    ['base/kustomization.yaml', 'resources: [web.yaml]\n', 'kustomization', 'by its name'],
    ['base/Kustomization', 'resources: [web.yaml]\n', 'kustomization', 'by its name'],
    // What stands in front.
    ['infra/main.tf', 'variable "a" {}\n', 'Terraform', 'by its name'],
    ['prod.tfvars', 'a = 1\n', 'Terraform', 'by its name'],
    [
      'stack.yaml',
      'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n',
      'CloudFormation template',
      'its text has resources of AWS',
    ],
    ['fly.toml', 'app = "a"\n', 'Fly.io configuration', 'by its name'],
    ['serverless.yml', 'service: a\n', 'Serverless Framework service', 'by its name'],
    ['app.json', '{}', 'Heroku manifest', 'by its name'],
    ['.ebextensions/alb.config', 'option_settings: []\n', 'Elastic Beanstalk settings', 'by its name'],
    ['tunnel.yml', 'tunnel: a\ningress: []\n', 'cloudflared configuration', 'its text has settings of cloudflared'],
  ])('%s', async (file, text, as, because) => {
    expect((await listing(dir({ [file]: text }))).files).toEqual([{ file, as, because, ...UNUSED }]);
  });

  test.each([
    ['Dockerfile', 'FROM node:22\nCMD ["node", "nginx.js"]\n'],
    ['Dockerfile.dockerignore', 'nginx\n'],
    ['nginx/Dockerfile', 'FROM debian\nRUN cat <<EOF > site\nserver {\n  listen 80;\n}\nEOF\n'],
    ['mkdocs.yml', 'nav:\n  - gunicorn: gunicorn.md\n'],
    ['services.yaml', 'services:\n  App\\Mailer:\n    arguments: [1]\n'],
    ['package.json', '{ "scripts": { "start": "gunicorn a:b" } }'],
    ['tsconfig.build.json', '{ "services": "gunicorn" }'],
    ['gunicorn.conf.py', 'timeout = 30\n'],
    ['settings.json', '{ "image": "a.png" }'],
    ['timeout-lint.yml', 'services:\n  web:\n'],
    ['nginx.conf.md', SERVER],
  ])('not %s', async (file, text) => {
    expect(await taken(dir({ [file]: text }))).toEqual([]);
  });

  test('what is named is told so, and read whatever it looks like', async () => {
    const path = dir({ 'any.txt': SERVER, 'gunicorn.conf.py': 'timeout = 3\n', Makefile: 'run:\n\tgunicorn a:b\n' });
    const { files } = await listing(path, 'any.txt', 'gunicorn.conf.py', 'Makefile', '--app', 'gunicorn a:b');
    expect(files).toEqual([
      { file: 'any.txt', as: 'nginx configuration', because: 'named', ...UNUSED },
      {
        file: 'gunicorn.conf.py',
        as: 'Python module',
        because: 'named',
        stacks: [],
        usedBy: ['Makefile', '<command line>'].map((by) => ({ how: 'read by gunicorn', file: by, line: 1, column: 1 })),
      },
      { file: 'Makefile', as: 'Makefile', because: 'named', ...UNUSED },
      { file: '<command line>', as: 'command', because: 'typed', ...UNUSED },
    ]);
  });

  test('a large file is told by its beginning and read as a whole', async () => {
    const filler = '# a line of a long file\n'.repeat(5000);
    const path = dir({
      'nginx.conf': `${filler}${keeps('30')}`,
      'large.yaml': `${filler}services: {}\n`,
      'big/compose.yml': `services:\n  web:\n${filler}    command: gunicorn a:b --keep-alive 7\n`,
    });
    expect(await taken(path)).toEqual(['big/compose.yml', 'nginx.conf']);
    const { out } = await cli(path, ['--lb-idle', '60', '--format', 'concise']);
    expect(out).toContain('nginx.conf:5005:27');
    expect(out).toContain('big/compose.yml:5003:40');
  });
});

describe('what is left out', () => {
  test('tests, examples, manuals, dependencies and what tools keep, unless it is named', async () => {
    const left = {
      'api/tests/nginx.conf': 'tests',
      'e2e/nginx.conf': 'tests',
      'examples/nginx.conf': 'examples',
      'docs/nginx.conf': 'documentation',
      'node_modules/a/nginx.conf': 'dependencies',
      'site/vendor/a/nginx.conf': 'dependencies',
      '.github/workflows/compose.yml': 'tools',
    };
    const path = dir({
      ...Object.fromEntries(Object.keys(left).map((file) => [file, keeps('30')])),
      'nginx.conf': SERVER,
      '.git/nginx.conf': SERVER,
    });
    expect(await taken(path)).toEqual(['nginx.conf']);
    expect(await leftOut(path)).toEqual([
      '.github/: tools',
      'api/tests/: tests',
      'docs/: documentation',
      'e2e/: tests',
      'examples/: examples',
      'node_modules/: dependencies',
      'site/vendor/: dependencies',
    ]);
    expect(await taken(path, 'examples', 'api/tests/', 'docs/nginx.conf')).toEqual([
      'api/tests/nginx.conf',
      'docs/nginx.conf',
      'examples/nginx.conf',
    ]);
    expect(await taken(join(path, 'e2e'))).toEqual(['nginx.conf']);
  });

  test('a Python environment, however it is called', async () => {
    const path = dir({ 'env/pyvenv.cfg': '', 'env/share/nginx.conf': SERVER, 'environments/nginx.conf': SERVER });
    expect(await leftOut(path)).toEqual(['env/: dependencies']);
    expect(await taken(path)).toEqual(['environments/nginx.conf']);
    expect(await taken(path, 'env')).toEqual(['env/share/nginx.conf']);
  });

  test('test is an environment among others of its kind', async () => {
    const path = dir({
      'k8s/overlays/test/kustomization.yaml': '',
      'environments/aws/test/main.tf': '',
      'src/test/main.tf': '',
    });
    expect(await taken(path)).toEqual(['environments/aws/test/main.tf', 'k8s/overlays/test/kustomization.yaml']);
  });

  test('backups of editors and packages, links that lead out, and what is no text', async () => {
    const outside = dir({ 'a.conf': SERVER });
    const path = dir({
      'nginx.conf.bak': SERVER,
      'site.conf~': SERVER,
      'notes.txt~': SERVER,
      'site.conf.rpmnew': SERVER,
      'site.conf.sample': SERVER,
      'data.json': new Uint8Array([123, 0, 125]),
    });
    symlinkSync(join(outside, 'a.conf'), join(path, 'b.conf'));
    expect(await leftOut(path)).toEqual([
      'b.conf: outside',
      'data.json: binary',
      'nginx.conf.bak: backup',
      'site.conf.rpmnew: backup',
      'site.conf~: backup',
    ]);
    expect(await taken(path)).toEqual(['site.conf.sample']);
    expect(await taken(path, 'nginx.conf.bak')).toEqual(['nginx.conf.bak']);
  });

  test('what is too large although it begins as nginx does', async () => {
    const path = dir({ 'huge.conf': `${SERVER}${' '.repeat(33 * 1024 * 1024)}` });
    expect(await leftOut(path)).toEqual(['huge.conf: too-large']);
  });

  const unlessRoot = process.getuid?.() === 0 ? test.skip : test;
  unlessRoot('what may not be read (not run as the superuser, who reads everything)', async () => {
    const path = dir({ 'a.conf': SERVER, 'b.conf': SERVER });
    chmodSync(join(path, 'b.conf'), 0);
    expect(await leftOut(path)).toEqual(['b.conf: unreadable']);
  });
});

describe('.gitignore', () => {
  const FILES = {
    '.git/info/exclude': 'private/\n',
    '.gitignore': 'build/\n*.tfvars\n!keep.tfvars\n/only-here.conf\n',
    'build/nginx.conf': SERVER,
    'private/nginx.conf': SERVER,
    'infra/prod.tfvars': '',
    'infra/keep.tfvars': '',
    'only-here.conf': SERVER,
    'sub/only-here.conf': SERVER,
    'sub/.gitignore': 'local.*\n!build\n',
    'sub/local.conf': SERVER,
    'sub/build/nginx.conf': SERVER,
    'local.conf': SERVER,
  };

  test('files of every level count, from the root of the repository on', async () => {
    const path = dir(FILES);
    const all = ['infra/keep.tfvars', 'local.conf', 'sub/build/nginx.conf', 'sub/only-here.conf'];
    expect(await taken(path)).toEqual(all);
    expect(await leftOut(path)).toEqual(
      ['build/', 'infra/prod.tfvars', 'only-here.conf', 'private/', 'sub/local.conf'].map(
        (name) => `${name}: gitignore`,
      ),
    );
    expect(await taken(path, 'sub')).toEqual(['sub/build/nginx.conf', 'sub/only-here.conf']);
    expect(await taken(join(path, 'sub'))).toEqual(['build/nginx.conf', 'only-here.conf']);
    expect(await taken(join(path, 'infra'))).toEqual(['keep.tfvars']);
  });

  test('does not hold for what is named, nor with --no-gitignore', async () => {
    const path = dir(FILES);
    expect(await taken(path, 'build', 'infra/prod.tfvars')).toEqual(['build/nginx.conf', 'infra/prod.tfvars']);
    expect(await taken(join(path, 'build'))).toEqual(['nginx.conf']);
    expect(await taken(path, '--no-gitignore')).toHaveLength(9);
    expect((await listing(path, '--no-gitignore')).leftOut).toEqual([]);
  });

  test('holds in files that were unpacked without their repository', async () => {
    const { '.git/info/exclude': _, ...files } = FILES;
    const path = dir(files);
    expect(await taken(path)).toContain('private/nginx.conf');
    expect(await taken(path)).not.toContain('build/nginx.conf');
    // Nobody knows where these files begin.
    expect(await taken(join(path, 'infra'))).toEqual(['keep.tfvars', 'prod.tfvars']);
  });

  test('a repository in the repository has its own, and a worktree the exclusions of the main one', async () => {
    const path = dir({
      '.gitignore': 'a.conf\n',
      '.git/info/exclude': 'b.conf\n',
      '.git/worktrees/w/commondir': '../..\n',
      'inner/.git/HEAD': '',
      'inner/a.conf': SERVER,
      'inner/c.conf': SERVER,
      'inner/.gitignore': 'c.conf\n',
      'work/.git': 'gitdir: ../.git/worktrees/w\n',
      'work/a.conf': SERVER,
      'work/b.conf': SERVER,
    });
    expect(await taken(path)).toEqual(['inner/a.conf', 'work/a.conf']);
    expect(await taken(join(path, 'work'))).toEqual(['a.conf']);
  });

  test('patterns that take longer the deeper a path is are not tried', async () => {
    const deep = `${'a/'.repeat(100)}x.conf`;
    const path = dir({
      '.gitignore': `${'a/**/'.repeat(30)}y\n${'**/'.repeat(100)}z.conf\n`,
      [deep]: SERVER,
      'b/z.conf': SERVER,
    });
    expect(await taken(path)).toEqual([deep]);
  });

  test('is read as git reads it where it is odd', async () => {
    const path = dir({
      '.gitignore': '\ufeffa.conf\r\n/\n[\nb\\\n\\c.conf\n*.inc \n',
      'a.conf': SERVER,
      'b.conf': SERVER,
      'c.conf': SERVER,
      'nginx/d.inc': SERVER,
    });
    expect(await taken(path)).toEqual(['b.conf']);
    mkdirSync(join(path, 'sub/.gitignore'), { recursive: true });
    expect(await taken(path)).toEqual(['b.conf']);
  });
});

describe('the command', () => {
  test('is completed, and its help says what it is for', async () => {
    expect((await cli(dir({}), ['--complete', 'fi'])).out).toBe('files\n');
    expect((await cli(dir({}), ['--complete', 'files', '--format', 'c'])).out).toBe('concise\n');
    expect((await cli(dir({}), ['--complete', 'files', '--gi'])).out).toBe('--gitignore\n');
    const { out } = await cli(dir({}), ['files', '--help']);
    expect(out).toMatch(/Tells which files are read[^]*--no-gitignore/);
  });

  const FILES = {
    'deploy/nginx.conf': SERVER,
    'deploy/conf.d/app.conf': SERVER,
    'compose.yml': 'services:\n  db:\n    image: postgres\n',
    'tests/nginx.conf': SERVER,
    '.gitignore': '*.tfvars\n',
    'a.tfvars': '',
    'b.tfvars': '',
  };

  test('for people', async () => {
    const { out } = await cli(dir(FILES), ['files']);
    expect(out).toBe(`nginx configuration
  deploy/conf.d/app.conf  its text has directives of nginx
  deploy/nginx.conf       by its name

compose file
  compose.yml             its text lists services

Left out
  tests         tests/
  .gitignore    2 entries: a.tfvars and b.tfvars
                What is named is read all the same: timeout-lint tests/; --no-gitignore reads all
                that .gitignore names

Chains
  nginx  (2 routes)

3 files.
`);
    const colored = await cli(dir(FILES), ['files', '--color', 'always']);
    expect(colored.out).toContain('\u001b[36mdeploy/nginx.conf     ');
  });

  test('--list says the same', async () => {
    const path = dir(FILES);
    for (const format of ['pretty', 'concise', 'json']) {
      const words = ['--format', format];
      expect(await cli(path, ['--list', ...words])).toEqual(await cli(path, ['files', ...words]));
    }
    expect((await cli(path, ['files', '--format', 'concise', 'compose.yml'])).out).toBe(
      'compose.yml: compose file (named)\n',
    );
  });

  test('nothing at all is no mistake to ask about, but nothing to check', async () => {
    const path = dir({ 'docs/nginx.conf': SERVER });
    expect((await cli(path, ['files'])).out).toContain('Nothing is read.');
    const { err, status } = await cli(path, []);
    expect(err).toContain('timeout-lint files tells what was left out.');
    expect(status).toBe(2);
  });

  test('the configuration file is told, too', async () => {
    const path = dir({ 'timeout-lint.yaml': 'lb-idle: 60\n', 'nginx.conf': SERVER });
    expect(await taken(path)).toEqual(['nginx.conf', 'timeout-lint.yaml']);
    expect(await taken(path, '--no-config')).toEqual(['nginx.conf']);
  });

  test('names that a terminal or a build system would act upon are shown escaped', async () => {
    const path = dir({ '::error::a\u001b[31m.conf': SERVER, 'docs/::x\u001b/a': '' });
    const { out } = await cli(path, ['files', '--format', 'concise']);
    expect(out).toMatch(/^\.\/::error::a\\x1b\[31m\.conf: nginx configuration/);
    expect((await cli(path, ['files'])).out).not.toContain('\u001b');
  });
});

test('what is found and starts no server makes no noise', async () => {
  const path = dir({
    'nginx.conf': keeps('75s'),
    'compose.yml':
      'services:\n  db:\n    image: postgres:${VERSION}\n    env_file: .env\n    stop_grace_period: ${GRACE}\n',
    'nginx/Dockerfile': 'FROM nginx:${VERSION}\nCOPY nginx.conf /etc/nginx/nginx.conf\n',
    'worker.yaml': `${DEPLOYMENT}          envFrom: [{ configMapRef: { name: settings } }]\n      terminationGracePeriodSeconds: {{ .Values.grace }}\n`,
  });
  const { out } = await cli(path, ['--lb-idle', '60', '--nginx-version', '1.28.0']);
  expect(out).toMatch(/^Nothing to report\. Checked 4 files: .* 0 unknown\.\n$/s);
});

test('an image that compose builds leaves open what its service leaves open', async () => {
  const path = dir({ 'compose.yml': 'services:\n  web:\n    build: .\n    env_file: web.env\n', Dockerfile: GUNICORN });
  expect((await cli(path, [])).out).toContain('1 file not read: `web.env` at compose.yml');
});

test("Heroku's router leads to the process web of the Procfile", async () => {
  const path = dir({
    'app.json': '{ "buildpacks": [{ "url": "heroku/python" }] }',
    Procfile: 'web: gunicorn a:b --bind 0.0.0.0:$PORT\nworker: celery -A a worker\n',
  });
  for (const words of [[], ['app.json', 'Procfile']]) {
    const { out } = await cli(path, ['show', ...words, '--format', 'json']);
    const { chains } = JSON.parse(out) as { chains: { hops: { product: string }[]; legs: object[] }[] };
    expect(chains.map(({ hops }) => hops.map(({ product }) => product))).toEqual([['heroku', 'gunicorn']]);
  }
});

describe('programs of supervisord in a folder of their own', () => {
  const program = (command: string): string => `[program:x]\ncommand=${command}\n`;

  test('are known by the folder, whatever their ending', async () => {
    const path = dir({
      'etc/supervisor/conf.d/web.conf': program('gunicorn shop.wsgi'),
      'etc/supervisord.d/api.ini': program('uvicorn shop:app'),
      'etc/other.d/job.ini': program('uvicorn shop:app'),
    });
    expect(await taken(path)).toEqual(['etc/supervisor/conf.d/web.conf', 'etc/supervisord.d/api.ini']);
  });

  test('are no nginx configuration when they start nginx', async () => {
    const path = dir({
      'etc/supervisor/conf.d/nginx.conf': program('nginx -g "daemon off;"'),
      'etc/nginx/nginx.conf': keeps('30s'),
    });
    expect(await taken(path)).toEqual(['etc/nginx/nginx.conf']);
  });
});
