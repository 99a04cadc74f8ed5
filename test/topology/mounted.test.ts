import { describe, expect, test } from '@jest/globals';
import { analyze, hostOf, readInfrastructure, type SourceFile } from '../../src/api.js';
import { sliceOf } from '../../src/model/span.js';

/** Each as `path: text`; paths in `/etc/nginx/` are mounted there, others stand in a ConfigMap that no pod mounts. */
function manifest(
  maps: Readonly<Record<string, Readonly<Record<string, string>>>>,
  mounts: readonly string[] = [],
): string {
  const objects = Object.entries(maps).map(
    ([name, texts]) =>
      `kind: ConfigMap\napiVersion: v1\nmetadata: {name: ${name}}\ndata:\n${Object.entries(texts)
        .map(([key, text]) => `  ${key}: |\n    ${text}\n`)
        .join('')}`,
  );
  const pod = `kind: Pod\napiVersion: v1\nmetadata: {name: p}\nspec:\n  containers: [{name: nginx, volumeMounts: [${mounts.join(', ')}]}]\n  volumes: [${Object.keys(
    maps,
  )
    .map((name) => `{name: ${name}, configMap: {name: ${name}}}`)
    .join(', ')}]\n`;
  return [...objects, ...(mounts.length > 0 ? [pod] : [])].join('---\n');
}

/** `location`, and its read timeout, of all routes. */
function routesIn(text: string, more: readonly SourceFile[] = []): string[] {
  const files = [{ name: 'k8s/nginx.yaml', text }, ...more];
  const { chains } = analyze([], { infrastructure: readInfrastructure(files), host: hostOf(files) });
  // What the outermost level sets has a route of its own.
  return chains
    .filter(({ route }) => route.location !== '')
    .map(({ route, hops }) => `${route.location} ${hops.at(-1)?.timer('upstream.read')?.written ?? ''}`);
}

const MAIN = 'http { proxy_read_timeout 11s; include conf.d/*.conf; }';
const site = (path: string) => `server { location ${path} { proxy_pass http://x; } }`;
const DIRECTORY = '{name: main, mountPath: /etc/nginx/nginx.conf, subPath: nginx.conf}';

describe('several nginx texts in one manifest', () => {
  test('are all read, each at its place', () => {
    const text = manifest({ a: { 'a.conf': site('/a') }, b: { 'b.conf': site('/b'), 'c.conf': site('/c') } });
    expect(routesIn(text).map((route) => route.slice(0, 2))).toEqual(['/a', '/b', '/c']);
    const { chains } = analyze([], { infrastructure: readInfrastructure([{ name: 'k.yaml', text }]) });
    for (const { route } of chains) {
      const { file, start, end } = route.span;
      expect([file.name, text.slice(start, end)]).toEqual(['k.yaml', sliceOf(route.span)]);
    }
  });

  test('include each other within one ConfigMap', () => {
    const text = manifest({ a: { 'nginx.conf': MAIN.replace('conf.d/', ''), 'site.conf': site('/a') } });
    expect(routesIn(text.replace('*.conf', 'site.conf'))).toEqual(['/a 11s']);
  });

  test.each([
    ['by a mask', MAIN],
    ['by an absolute mask', MAIN.replace('conf.d', '/etc/nginx/conf.d')],
    ['by a path', MAIN.replace('*', 'site')],
  ])('include what is mounted beside them: %s', (_, main) => {
    const maps = { main: { 'nginx.conf': main }, sites: { 'site.conf': site('/a') } };
    const mounts = [DIRECTORY, '{name: sites, mountPath: /etc/nginx/conf.d}'];
    expect(routesIn(manifest(maps, mounts))).toEqual(['/a 11s']);
    // The order of the objects says nothing.
    expect(routesIn(manifest({ sites: maps.sites, main: maps.main }, mounts))).toEqual(['/a 11s']);
  });

  test('do not include what is mounted elsewhere', () => {
    const maps = { main: { 'nginx.conf': MAIN }, sites: { 'site.conf': site('/a') } };
    expect(routesIn(manifest(maps, [DIRECTORY, '{name: sites, mountPath: /srv}']))).toEqual(['/a 60s']);
  });

  test('nor files of the repository that lie where the manifest does', () => {
    const file = { name: 'k8s/conf.d/other.conf', text: site('/other') };
    expect(routesIn(manifest({ main: { 'nginx.conf': MAIN } }, [DIRECTORY]), [file])).toEqual([]);
  });
});
