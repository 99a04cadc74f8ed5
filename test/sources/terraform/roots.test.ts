import { describe, expect, test } from '@jest/globals';
import { readConfiguration, terraformRoots } from '../../../src/sources/terraform/index.js';
import { filesOf, named, placed, shown } from '../shared/infrastructure/shown.js';

type Tree = Readonly<Record<string, string>>;

const MAIN = 'variable "t" {\n  default = 60\n}\nresource "aws_lb" "web" {\n  a = var.t\n}\n';

/** `name: the value of a`, and the files that make it, of all roots. */
function valuesIn(tree: Tree): Record<string, string> {
  return Object.fromEntries(
    terraformRoots(filesOf(tree)).map((root) => {
      const { resources } = readConfiguration(root.files, root);
      return [root.name, shown(named(resources, 'aws_lb.web').attribute('a'))];
    }),
  );
}
const filesIn = (tree: Tree): Record<string, string[]> =>
  Object.fromEntries(terraformRoots(filesOf(tree)).map(({ name, files }) => [name, files.map((file) => file.name)]));

describe('root modules', () => {
  test('a single one has no name', () => {
    expect(valuesIn({ 'infra/main.tf': MAIN })).toEqual({ '': '60 assumed' });
  });

  test('with the modules that they call, and no others', () => {
    const tree = {
      'live/prod/net/main.tf': 'module "a" {\n  source = "../../../modules/a"\n}\n',
      'live/staging/net/main.tf': 'module "a" {\n  source = "../../../modules/a"\n}\n',
      'modules/a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
      'modules/b/main.tf': MAIN,
      'modules/b/prod.tfvars': 't = 1\n',
    };
    expect(filesIn(tree)).toEqual({
      prod: ['live/prod/net/main.tf', 'modules/a/main.tf', 'modules/b/main.tf'],
      staging: ['live/staging/net/main.tf', 'modules/a/main.tf', 'modules/b/main.tf'],
    });
  });

  test('some that only call each other are read once', () => {
    const tree = {
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
    };
    expect(filesIn(tree)).toEqual({ '': ['a/main.tf', 'b/main.tf'] });
  });
});

describe('files of values that are named', () => {
  test.each<[string, Tree]>([
    ['beside the configuration', { 'x/prod.tfvars': 't = 1\n', 'x/staging.tfvars': 't = 2\n' }],
    ['in a folder of theirs', { 'x/env/prod.tfvars': 't = 1\n', 'x/env/staging.tfvars': 't = 2\n' }],
    ['in a folder each', { 'x/env/prod/terraform.tfvars': 't = 1\n', 'x/env/staging/terraform.tfvars': 't = 2\n' }],
    ['in a folder each, by any name', { 'x/env/prod/app.tfvars': 't = 1\n', 'x/env/staging/app.tfvars': 't = 2\n' }],
    ['by a longer name', { 'x/app.prod.tfvars': 't = 1\n', 'x/app.staging.tfvars': 't = 2\n' }],
    ['elsewhere', { 'envs/prod.tfvars': 't = 1\n', 'envs/staging.tfvars': 't = 2\n' }],
  ])('are environments: %s', (_, files) => {
    expect(valuesIn({ 'x/main.tf': MAIN, ...files })).toEqual({ prod: '1', staging: '2' });
  });

  test('win over what is loaded, which all have', () => {
    const tree = { 'main.tf': MAIN, 'terraform.tfvars': 't = 5\n', 'prod.tfvars': 't = 1\n', 'dev.tfvars': 'u = 1\n' };
    expect(valuesIn(tree)).toEqual({ prod: '1', dev: '5' });
  });

  test('what is common comes before them', () => {
    const tree = { 'main.tf': MAIN, 'common.tfvars': 't = 5\n', 'prod.tfvars': 't = 1\n', 'dev.tfvars': 'u = 1\n' };
    expect(valuesIn(tree)).toEqual({ prod: '1', dev: '5' });
  });

  test('a single one may be chosen or not', () => {
    expect(valuesIn({ 'main.tf': MAIN, 'prod.tfvars': 't = 1\n' })).toEqual({ '': '1 assumed' });
  });

  test('read as one they are several values, as before', () => {
    const files = filesOf({ 'main.tf': MAIN, 'prod.tfvars': 't = 1\n', 'staging.tfvars': 't = 2\n' });
    expect(shown(named(readConfiguration(files).resources, 'aws_lb.web').attribute('a'))).toBe('1 assumed | 2 assumed');
  });

  test('of several root modules go to the nearest', () => {
    const tree = {
      'a/main.tf': MAIN,
      'a/prod.tfvars': 't = 1\n',
      'a/dev.tfvars': 't = 2\n',
      'b/main.tf': MAIN,
      'prod.tfvars': 't = 9\n',
    };
    expect(valuesIn(tree)).toEqual({ 'a/prod': '1', 'a/dev': '2', b: '60 assumed' });
  });
});

describe('workspaces', () => {
  const web = (value: string) => `resource "aws_lb" "web" {\n  a = ${value}\n}\n`;
  const map = 'locals {\n  idle = {\n    prod = 120\n    "staging" = 60\n  }\n}\n';

  test.each([
    ['a map', `${map}${web('local.idle[terraform.workspace]')}`],
    ['a map that is looked into', `${map}${web('lookup(local.idle, terraform.workspace, 30)')}`],
    [
      'a map of a variable',
      `variable "idle" {\n  default = {\n    prod = 120\n    staging = 60\n  }\n}\n${web('var.idle[terraform.workspace]')}`,
    ],
  ])('are the keys of %s', (_, text) => {
    const found = Object.entries(valuesIn({ 'main.tf': text })).map(([name, value]) => [
      name,
      value.replace(' assumed', ''),
    ]);
    expect(found).toEqual([
      ['prod', '120'],
      ['staging', '60'],
    ]);
  });

  test('decide conditions, also in modules', () => {
    const tree = {
      'main.tf': `${map}output "x" {\n  value = local.idle[terraform.workspace]\n}\nmodule "m" {\n  source = "./m"\n}\n`,
      'm/main.tf': web('terraform.workspace == "prod" ? 300 : 90'),
    };
    const values = terraformRoots(filesOf(tree)).map((root) => {
      const [resource] = readConfiguration(root.files, root).resources;
      return placed(resource?.attribute('a'));
    });
    expect(values).toEqual(['m/main.tf:300', 'm/main.tf:90']);
  });

  test('stay unknown where no map has them', () => {
    expect(valuesIn({ 'main.tf': web('terraform.workspace') })).toEqual({ '': expect.not.stringContaining('default') });
    const tree = { 'main.tf': `${map}${web('local.idle[terraform.workspace]')}`, 'qa.tfvars': '', 'prod.tfvars': '' };
    const { prod, qa } = valuesIn(tree);
    expect([prod, /\d/.test(qa ?? '')]).toEqual(['120', false]);
  });
});

test('any names give environments without an error', () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`d${index}/main.tf`, MAIN]));
  expect(terraformRoots(filesOf({ ...many, 'd1/.tfvars': '', 'd1/terraform/.auto.tfvars': 'x' }))).toHaveLength(401);
});
