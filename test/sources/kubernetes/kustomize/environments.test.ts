import { describe, expect, test } from '@jest/globals';
import { kustomizations } from '../../../../src/sources/kubernetes/index.js';

type Tree = Readonly<Record<string, string>>;

const deployment = (name: string, namespace = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`}}\nspec: {}\n`;
const overlay = (base = '../../base') => `resources: [${base}]\n`;

/** Environments as `name: objects`, and what each is made of. */
function environmentsIn(tree: Tree): Record<string, string[]> {
  const clusters = kustomizations(Object.entries(tree).map(([name, text]) => ({ name, text })));
  return Object.fromEntries(
    clusters.map(({ name, objects }) => [
      name,
      objects.map((object) => `${object.get('kind')?.known()} ${object.at('metadata', 'name')?.known()}`),
    ]),
  );
}

const BASE: Tree = { 'base/kustomization.yaml': 'resources: [api.yaml]\n', 'base/api.yaml': deployment('api') };

describe('overlays', () => {
  test('that nobody builds on are environments; a base of theirs is none', () => {
    const tree = {
      ...BASE,
      'overlays/prod/kustomization.yaml': overlay(),
      'overlays/staging/kustomization.yml': overlay(),
    };
    expect(environmentsIn(tree)).toEqual({ prod: ['Deployment api'], staging: ['Deployment api'] });
  });

  test('of one name are one environment', () => {
    const tree = {
      'a/base/kustomization.yaml': 'resources: [a.yaml]\n',
      'a/base/a.yaml': deployment('a'),
      'b/base/kustomization.yaml': 'resources: [b.yaml]\n',
      'b/base/b.yaml': deployment('b'),
      'a/overlays/prod/Kustomization': overlay(),
      'b/overlays/prod/kustomization.yaml': overlay(),
      'b/overlays/staging/kustomization.yaml': overlay(),
    };
    expect(environmentsIn(tree)).toEqual({ prod: ['Deployment a', 'Deployment b'], staging: ['Deployment b'] });
  });

  test('of one name that hold the same go by more of their path', () => {
    const tree = {
      ...BASE,
      'overlays/prod/eu/kustomization.yaml': overlay('../../../base'),
      'overlays/staging/eu/kustomization.yaml': overlay('../../../base'),
    };
    expect(Object.keys(environmentsIn(tree))).toEqual(['prod/eu', 'staging/eu']);
  });

  test('of one name that take the same base go by more of their path, too', () => {
    const tree = {
      ...BASE,
      'a/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: a-\n',
      'b/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: b-\n',
    };
    expect(environmentsIn(tree)).toEqual({ 'a/prod': ['Deployment a-api'], 'b/prod': ['Deployment b-api'] });
  });

  test('one that gathers two environments is none itself', () => {
    const tree = {
      ...BASE,
      'prod/kustomization.yaml': 'resources: [../base]\nnamespace: prod\n',
      'staging/kustomization.yaml': 'resources: [../base]\nnamespace: staging\n',
      'kustomization.yaml': 'resources: [prod, staging]\n',
    };
    expect(Object.keys(environmentsIn(tree))).toEqual(['prod', 'staging']);
  });

  test('and what they do not speak of is one without a name', () => {
    const tree = { ...BASE, 'prod/kustomization.yaml': overlay('../base'), 'tools/job.yaml': deployment('job') };
    expect(environmentsIn(tree)).toEqual({ prod: ['Deployment api'], '': ['Deployment job'] });
  });

  test('components add to what takes them in, and are nothing alone', () => {
    const tree = {
      ...BASE,
      'part/kustomization.yaml': 'kind: Component\nresources: [more.yaml]\n',
      'part/more.yaml': deployment('more'),
    };
    expect(environmentsIn(tree)).toEqual({ '': ['Deployment api'] });
    const taken = { ...tree, 'prod/kustomization.yaml': 'resources: [../base]\ncomponents: [../part]\n' };
    expect(environmentsIn(taken)).toEqual({ prod: ['Deployment api', 'Deployment more'] });
  });

  test('in a circle are still read', () => {
    const tree = {
      'a/kustomization.yaml': 'resources: [../b, a.yaml]\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
      'a/a.yaml': deployment('a'),
    };
    expect(Object.values(environmentsIn(tree)).flat()).toContain('Deployment a');
  });

  test('what is not there is told', () => {
    const text =
      'resources: [github.com/x/y//base?ref=v1, gone.yaml]\ncomponents: [../gone]\nhelmCharts: [{name: redis}]\n';
    const [cluster] = kustomizations([{ name: 'prod/kustomization.yaml', text }]);
    expect(cluster?.unknowns.map((unknown) => unknown.text)).toEqual([
      'github.com/x/y//base?ref=v1',
      'gone.yaml',
      '../gone',
      'helmCharts',
    ]);
  });
});

describe('without overlays', () => {
  test('directories are one environment', () => {
    const tree = { 'k8s/api/d.yaml': deployment('api'), 'k8s/web/d.yaml': deployment('web') };
    expect(environmentsIn(tree)).toEqual({ '': ['Deployment api', 'Deployment web'] });
  });

  test('unless they hold the same objects', () => {
    const tree = {
      'k8s/common.yaml': deployment('proxy'),
      'k8s/prod/api.yaml': deployment('api'),
      'k8s/prod/only.yaml': deployment('only'),
      'k8s/staging/api.yaml': deployment('api'),
    };
    expect(environmentsIn(tree)).toEqual({
      prod: ['Deployment proxy', 'Deployment api', 'Deployment only'],
      staging: ['Deployment proxy', 'Deployment api'],
    });
  });

  test('also further down', () => {
    const tree = Object.fromEntries(
      ['prod/api', 'prod/web', 'staging/api', 'staging/web'].map((path) => [
        `k8s/${path}/d.yaml`,
        deployment(path.slice(path.indexOf('/') + 1)),
      ]),
    );
    expect(environmentsIn(tree)).toEqual({
      prod: ['Deployment api', 'Deployment web'],
      staging: ['Deployment api', 'Deployment web'],
    });
  });

  test('at both levels', () => {
    const paths = ['prod/a', 'prod/b', 'staging/a', 'staging/b'];
    const tree = Object.fromEntries(paths.map((path) => [`${path}/redis.yaml`, deployment('redis')]));
    expect(Object.keys(environmentsIn(tree))).toEqual(paths);
  });

  test('files of one directory by their names', () => {
    const tree = {
      'k8s/api-prod.yaml': deployment('api'),
      'k8s/api-staging.yaml': deployment('api'),
      'k8s/rest.yaml': deployment('rest'),
    };
    expect(environmentsIn(tree)).toEqual({
      prod: ['Deployment rest', 'Deployment api'],
      staging: ['Deployment rest', 'Deployment api'],
    });
  });

  test('a directory and one within it', () => {
    const tree = { 'k8s/api.yaml': deployment('api'), 'k8s/dev/api.yaml': deployment('api') };
    expect(environmentsIn(tree)).toEqual({ k8s: ['Deployment api'], dev: ['Deployment api'] });
  });

  test.each([
    ['another namespace', deployment('api', 'a'), deployment('api', 'b')],
    ['a name that a template gives', deployment('"{{ .Release.Name }}-api"'), deployment('"{{ .Release.Name }}-api"')],
  ])('%s makes another object', (_, a, b) => {
    expect(Object.keys(environmentsIn({ 'a/x.yaml': a, 'b/x.yaml': b }))).toEqual(['']);
  });

  test('what the whole cluster has may be declared twice, and is there once', () => {
    const text = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
    expect(environmentsIn({ 'a/n.yaml': text, 'b/n.yaml': text })).toEqual({ '': ['Namespace shop'] });
  });

  test('hundreds of directories with the same take no time', () => {
    const tree = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`d${index}/x.yaml`, deployment('api')]));
    expect(Object.keys(environmentsIn(tree))).toHaveLength(600);
  });
});
