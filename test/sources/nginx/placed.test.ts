import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SourceFile } from '../../../src/model/span.js';
import { type FileHost, hostOf } from '../../../src/sources/nginx/include.js';
import { readNginx } from '../../../src/sources/nginx/index.js';
import { placedHost, type Placement } from '../../../src/sources/nginx/placed.js';
import { renderingsOf, templateVariables } from '../../../src/sources/nginx/rendering.js';
import { written } from '../../../src/sources/shared/pieces.js';

const file = (name: string, text = name): SourceFile => ({ name, text });

const FILES = [
  'deploy/nginx.conf',
  'deploy/conf.d/app.conf',
  'deploy/conf.d/admin.conf',
  'deploy/conf.d/notes.txt',
  'deploy/conf.d/deep/more.conf',
  'deploy/snippets/proxy.conf',
  'sites/a.conf',
  'templates/default.conf.template',
  'templates/sub/inner.conf.template',
  'templates/tcp.conf.stream-template',
].map((name) => file(name));

/** A host as one on disk is: it tells directories. */
function base(files: readonly SourceFile[] = FILES): FileHost {
  const host = hostOf(files);
  return {
    ...host,
    read(path) {
      const answer = host.read(path);
      const isDirectory = 'problem' in answer && files.some(({ name }) => name.startsWith(`${path}/`));
      return isDirectory ? { problem: 'directory' } : answer;
    },
  };
}

interface Case {
  readonly title: string;
  readonly placements: readonly Placement[];
  /** Absolute paths, with the name of the file there, or why there is none. */
  readonly reads?: Readonly<Record<string, string>>;
  /** Masks, with the names of what they match, in the order of nginx's own paths. */
  readonly globs?: Readonly<Record<string, readonly string[]>>;
  readonly places?: Readonly<Record<string, string | undefined>>;
}

const CASES: readonly Case[] = [
  {
    title: 'a file for a file',
    placements: [{ source: 'deploy/nginx.conf', target: '/etc/nginx/nginx.conf' }],
    reads: { '/etc/nginx/nginx.conf': 'deploy/nginx.conf', '/etc/nginx/other.conf': 'missing' },
    globs: { '/etc/nginx/*.conf': ['deploy/nginx.conf'], '/etc/nginx/conf.d/*.conf': [] },
    places: { 'deploy/nginx.conf': '/etc/nginx/nginx.conf', 'sites/a.conf': undefined },
  },
  {
    title: 'a file into a directory',
    placements: [{ source: './deploy/nginx.conf', target: '/etc/nginx', into: true }],
    reads: { '/etc/nginx/nginx.conf': 'deploy/nginx.conf', '/etc/nginx': 'missing' },
    globs: { '/etc/nginx/*': ['deploy/nginx.conf'] },
    places: { 'deploy/nginx.conf': '/etc/nginx/nginx.conf' },
  },
  {
    title: 'a slash at the end tells a directory',
    placements: [{ source: 'sites/a.conf', target: '/etc/nginx/conf.d/' }],
    reads: { '/etc/nginx/conf.d/a.conf': 'sites/a.conf' },
    places: { 'sites/a.conf': '/etc/nginx/conf.d/a.conf' },
  },
  {
    title: 'a directory for a directory',
    placements: [{ source: 'deploy', target: '/etc/nginx' }],
    reads: {
      '/etc/nginx/conf.d/app.conf': 'deploy/conf.d/app.conf',
      '/etc/nginx/./conf.d/../nginx.conf': 'deploy/nginx.conf',
      '/etc/nginx/conf.d': 'directory',
    },
    globs: {
      '/etc/nginx/conf.d/*.conf': ['deploy/conf.d/admin.conf', 'deploy/conf.d/app.conf'],
      '/etc/nginx/*.d/a[pd]*.conf': ['deploy/conf.d/admin.conf', 'deploy/conf.d/app.conf'],
      '/etc/*/conf.d/app.conf': ['deploy/conf.d/app.conf'],
      '/etc/nginx/conf.d/*/*.conf': ['deploy/conf.d/deep/more.conf'],
    },
    places: { 'deploy/conf.d/deep/more.conf': '/etc/nginx/conf.d/deep/more.conf', deployed: undefined },
  },
  {
    title: 'what is in a directory goes into a directory',
    placements: [{ source: 'deploy/conf.d', target: '/etc/nginx/conf.d/', into: true }],
    reads: { '/etc/nginx/conf.d/app.conf': 'deploy/conf.d/app.conf', '/etc/nginx/conf.d/conf.d/app.conf': 'missing' },
    globs: { '/etc/nginx/conf.d/*.conf': ['deploy/conf.d/admin.conf', 'deploy/conf.d/app.conf'] },
    places: { 'deploy/conf.d/app.conf': '/etc/nginx/conf.d/app.conf' },
  },
  {
    title: 'all of the repository',
    placements: [{ source: '.', target: '/app', into: true }],
    reads: { '/app/deploy/nginx.conf': 'deploy/nginx.conf' },
    globs: { '/app/sites/*.conf': ['sites/a.conf'] },
    places: { 'sites/a.conf': '/app/sites/a.conf' },
  },
  {
    title: 'single files beside each other, in the order of their new names',
    placements: [
      { source: 'deploy/conf.d/app.conf', target: '/etc/nginx/conf.d/b.conf' },
      { source: 'sites/a.conf', target: '/etc/nginx/conf.d/c.conf' },
      { source: 'deploy/conf.d/admin.conf', target: '/etc/nginx/conf.d/a.conf' },
    ],
    globs: { '/etc/nginx/conf.d/*.conf': ['deploy/conf.d/admin.conf', 'deploy/conf.d/app.conf', 'sites/a.conf'] },
  },
  {
    title: 'a mask',
    placements: [{ source: 'deploy/conf.d/*.conf', target: '/etc/nginx/conf.d/' }],
    reads: { '/etc/nginx/conf.d/app.conf': 'deploy/conf.d/app.conf', '/etc/nginx/conf.d/notes.txt': 'missing' },
    globs: { '/etc/nginx/conf.d/*': ['deploy/conf.d/admin.conf', 'deploy/conf.d/app.conf'] },
    places: { 'deploy/conf.d/app.conf': '/etc/nginx/conf.d/app.conf', 'deploy/conf.d/notes.txt': undefined },
  },
  {
    title: 'the last one wins',
    placements: [
      { source: 'deploy', target: '/etc/nginx' },
      { source: 'sites/a.conf', target: '/etc/nginx/conf.d/app.conf' },
    ],
    reads: { '/etc/nginx/conf.d/app.conf': 'sites/a.conf', '/etc/nginx/conf.d/admin.conf': 'deploy/conf.d/admin.conf' },
    globs: { '/etc/nginx/conf.d/*.conf': ['deploy/conf.d/admin.conf', 'sites/a.conf'] },
  },
  {
    title: 'templates of the image',
    placements: [{ source: 'templates', target: '/etc/nginx/templates' }],
    reads: {
      '/etc/nginx/conf.d/default.conf': 'templates/default.conf.template',
      '/etc/nginx/conf.d/sub/inner.conf': 'templates/sub/inner.conf.template',
      '/etc/nginx/templates/default.conf.template': 'templates/default.conf.template',
    },
    globs: {
      '/etc/nginx/conf.d/*.conf': ['templates/default.conf.template'],
      '/etc/nginx/conf.d/*': ['templates/default.conf.template'],
      '/etc/nginx/stream-conf.d/*.conf': ['templates/tcp.conf.stream-template'],
    },
    places: { 'templates/sub/inner.conf.template': '/etc/nginx/conf.d/sub/inner.conf' },
  },
  {
    title: 'a template is written over what is there',
    placements: [
      { source: 'sites/a.conf', target: '/etc/nginx/conf.d/default.conf' },
      { source: 'templates/default.conf.template', target: '/etc/nginx/templates/default.conf.template' },
    ],
    reads: { '/etc/nginx/conf.d/default.conf': 'templates/default.conf.template' },
    globs: { '/etc/nginx/conf.d/*.conf': ['templates/default.conf.template'] },
  },
  {
    title: 'what leads out of the repository, and what is no absolute path',
    placements: [
      { source: '../secret', target: '/etc/nginx/conf.d' },
      { source: 'sites/a.conf', target: 'conf.d/a.conf' },
    ],
    reads: { '/etc/nginx/conf.d/x': 'missing', '/conf.d/a.conf': 'missing' },
    globs: { '/etc/nginx/conf.d/*': [] },
  },
];

describe('files where nginx has them', () => {
  test.each(CASES)('$title', ({ placements, reads = {}, globs = {}, places = {} }) => {
    const host = placedHost(base(), placements);
    for (const [path, name] of Object.entries(reads)) {
      const answer = host.read(path);
      expect({ path, found: 'text' in answer ? answer.name : answer.problem }).toEqual({ path, found: name });
    }
    for (const [mask, paths] of Object.entries(globs)) {
      expect({ mask, ...host.glob(mask) }).toEqual({ mask, paths });
    }
    for (const [name, place] of Object.entries(places)) {
      expect({ name, place: host.placeOf?.(name) }).toEqual({ name, place });
    }
  });

  test('what no placement tells is left to the host below', () => {
    const host = placedHost(base([...FILES, file('/etc/nginx/mime.types')]), []);
    expect(host.read('/etc/nginx/mime.types')).toEqual({ text: '/etc/nginx/mime.types' });
    expect(host.read('sites/a.conf')).toEqual({ text: 'sites/a.conf' });
    expect(host.glob('/etc/nginx/*')).toEqual({ paths: ['/etc/nginx/mime.types'] });
    const closed = placedHost({ ...base(), glob: () => ({ problem: 'outside' }) }, []);
    expect(closed.glob('/etc/nginx/*')).toEqual({ problem: 'outside' });
  });

  test('a text that stands in another file', () => {
    const text = 'server { keepalive_timeout 30; }';
    const [a, b] = [file('compose.yml', text), file('compose.yml', `\n${text}`)];
    const host = placedHost(base(), [
      { source: 'a', target: '/etc/nginx/conf.d/a.conf', inline: a },
      { source: 'b', target: '/etc/nginx/conf.d/b.conf', inline: b },
    ]);
    const main = file('nginx.conf', 'http { include /etc/nginx/conf.d/*.conf; }');
    const reading = readNginx([main], host, undefined);
    expect(reading.files).toEqual([main, a, b]);
    expect(reading.files[1]).toBe(a);
    expect(reading.routes.map(({ route }) => route.span.file)).toEqual([a, b]);
    expect(readNginx([a, main, b], host, undefined).routes).toHaveLength(2);
  });

  test('placements, paths and masks of any kind', () => {
    const path = fc.oneof(
      fc.constantFrom(...FILES.map(({ name }) => name), '/', '.', '', '..', '/etc/nginx', '/etc/nginx/conf.d/', '*'),
      fc.string({ unit: fc.constantFrom('/', '.', '*', '?', '[', ']', 'a', 'conf', 'etc', '\0'), maxLength: 8 }),
    );
    const placement = fc.record({ source: path, target: path, into: fc.boolean() });
    fc.assert(
      fc.property(fc.array(placement, { maxLength: 4 }), path, (placements, wanted) => {
        const below = base();
        const host = placedHost(below, placements);
        const answer = host.read(wanted);
        // All that is found is what the host below would give.
        if ('text' in answer) expect(below.read(answer.name ?? wanted)).toMatchObject({ text: answer.text });
        const matched = host.glob(wanted);
        if ('paths' in matched)
          for (const name of matched.paths) expect(host.read(name)).not.toEqual({ problem: 'outside' });
        const place = host.placeOf?.(wanted) ?? '/';
        expect(place.startsWith('/')).toBe(true);
      }),
    );
  });

  test('where nginx has a file is where it is read', () => {
    const target = fc.constantFrom('/etc/nginx', '/etc/nginx/', '/', '/srv/x', '/etc/nginx/templates');
    const source = fc.constantFrom(
      'deploy',
      'deploy/conf.d',
      'sites',
      '.',
      'templates',
      'deploy/conf.d/*.conf',
      'sites/a.conf',
    );
    fc.assert(
      fc.property(source, target, fc.boolean(), fc.constantFrom(...FILES), (from, to, into, { name }) => {
        const host = placedHost(base(), [{ source: from, target: to, into }]);
        const place = host.placeOf?.(name);
        if (place !== undefined) expect(host.read(place)).toEqual({ text: name, name });
      }),
    );
  });
});

describe('includes of files that nginx has elsewhere', () => {
  const main = file(
    'deploy/nginx.conf',
    'events {} http { include /etc/nginx/conf.d/*.conf; include snippets/timeouts.conf; }',
  );
  const site = file('docker/site.conf', 'server { listen 80; location / { proxy_pass http://app; } }');
  const timeouts = file('shared/timeouts.conf', 'proxy_read_timeout 30s;');
  const placements = [
    { source: 'deploy/nginx.conf', target: '/etc/nginx/nginx.conf' },
    { source: 'docker/site.conf', target: '/etc/nginx/conf.d/site.conf' },
    { source: 'shared', target: '/etc/nginx/snippets' },
  ];
  const all = [main, site, timeouts];

  test('are not found without placements', () => {
    const { unknowns, routes } = readNginx(all, hostOf(all), undefined);
    expect(unknowns.map(({ text }) => text)).toEqual(['snippets/timeouts.conf']);
    expect(routes.map(({ hop }) => hop.timer('upstream.read')?.provenance)).toContain('assumed');
  });

  test.each([
    ['in order', all],
    ['the other way round', all.toReversed()],
  ])('are found, and are no main files of their own: %s', (_, given) => {
    const reading = readNginx(given, placedHost(hostOf(all), placements), undefined);
    expect(reading.unknowns).toEqual([]);
    expect(reading.observations.map(({ id }) => id)).not.toContain('nginx/include');
    expect(reading.routes).toHaveLength(1);
    const [setting] = reading.routes.map(({ hop }) => hop.timer('upstream.read'));
    expect(setting).toMatchObject({ provenance: 'inherited', written: '30s', span: { file: timeouts } });
    expect(reading.routes[0]?.route.span.file).toBe(site);
    expect(reading.files.map(({ name }) => name).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
  });

  test('also those of a part of a configuration, whose main file is not known', () => {
    const part = file(
      'docker/site.conf',
      'server { include snippets/timeouts.conf; location / { proxy_pass http://a; } }',
    );
    const host = placedHost(hostOf([part, timeouts]), placements);
    const [route] = readNginx([part], host, undefined).routes;
    expect(route?.hop.timer('upstream.read')).toMatchObject({ written: '30s' });
  });

  test('what stands beside the file in the repository is still found', () => {
    const beside = file('deploy/snippets/timeouts.conf', 'proxy_read_timeout 20s;');
    const files = [main, site, beside];
    const reading = readNginx([main], placedHost(hostOf(files), placements), undefined);
    expect(reading.routes[0]?.hop.timer('upstream.read')).toMatchObject({
      written: '20s',
      span: { file: { name: beside.name } },
    });
  });

  test('what nginx has elsewhere is not taken by its name', () => {
    const other = file('deploy/conf.d/other.conf', 'server { listen 81; }');
    const files = [main, other];
    const elsewhere = [...placements, { source: other.name, target: '/opt/other.conf' }];
    expect(readNginx(files, hostOf(files), undefined).files).toContain(other);
    const { routes } = readNginx(files, placedHost(hostOf(files), elsewhere), undefined);
    expect(routes.map(({ route, hop }) => [route.listen, hop.level.uncertain])).toEqual([[['*:81'], true]]);
  });
});

describe('what the image makes of templates', () => {
  const pieces = (text: string) => written({ file: file('.env', text), start: 0, end: text.length });
  const open = [{ ...(pieces('x')[0] as ReturnType<typeof pieces>[0]), unknown: { written: '${X}' } }];

  test('by its variables', () => {
    const [usual] = renderingsOf(new Map([['NGINX_ENVSUBST_OUTPUT_DIR', pieces('')]]));
    expect(usual).toEqual({ directory: '/etc/nginx/templates', suffix: '.template', output: '/etc/nginx/conf.d' });
    const [own] = renderingsOf(
      new Map([
        ['NGINX_ENVSUBST_TEMPLATE_DIR', pieces('/tpl/')],
        ['NGINX_ENVSUBST_TEMPLATE_SUFFIX', pieces('.tpl')],
        ['NGINX_ENVSUBST_OUTPUT_DIR', pieces('/etc/nginx')],
      ]),
    );
    expect(own).toEqual({ directory: '/tpl', suffix: '.tpl', output: '/etc/nginx' });
    const host = placedHost(hostOf([file('t/nginx.conf.tpl')]), [{ source: 't', target: '/tpl' }], own && [own]);
    expect(host.read('/etc/nginx/nginx.conf')).toMatchObject({ name: 't/nginx.conf.tpl' });
    expect(renderingsOf(new Map([['NGINX_ENVSUBST_TEMPLATE_DIR', open]]))).toEqual([]);
  });

  test.each([
    ['', ['APP_HOST', 'PATH', 'WEB_APP']],
    ['^APP_', ['APP_HOST']],
    ['APP', ['APP_HOST', 'WEB_APP']],
    ['_APP$|^PATH$', ['PATH', 'WEB_APP']],
    ['(a+)+$', []],
    ['[A-Z]', []],
  ])('with the filter %j', (filter, names) => {
    const environment = new Map(['APP_HOST', 'PATH', 'WEB_APP'].map((name) => [name, pieces(name)]));
    if (filter !== '') environment.set('NGINX_ENVSUBST_FILTER', pieces(filter));
    const passed = [...templateVariables(environment).keys()].filter((name) => name !== 'NGINX_ENVSUBST_FILTER');
    expect(passed).toEqual(names);
  });

  test('none where the filter is not known', () => {
    expect(templateVariables(new Map([['NGINX_ENVSUBST_FILTER', open]])).size).toBe(0);
  });
});
