import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../../src/sources/terraform/index.js';
import { filesOf, listed, named, placed, shown } from '../shared/infrastructure/shown.js';

const read = (texts: Readonly<Record<string, string>>) => readConfiguration(filesOf(texts)).resources;
/** The value of an expression, with some more in the same file. */
const valueOf = (expression: string, more = '') =>
  named(read({ 'main.tf': `resource "aws_lb" "web" {\n  a = ${expression}\n}\n${more}` }), 'aws_lb.web').attribute('a');

describe('expressions', () => {
  test.each([
    ['60', '60'],
    ['"60"', '"60"'],
    ['true', 'true'],
    ['null', 'null'],
    ['60 * 2 + 1', '121'],
    ['-(1)', '-1'],
    ['1 / 0', '? expression 1 / 0'],
    ['"a" + 1', '? expression "a" + 1'],
    ['1 < 2 ? 60 : 120', '60'],
    ['var.nothing ? 60 : 120', '60 | 120'],
    ['var.nothing && false', 'false'],
    ['var.nothing == null', '? variable var.nothing'],
    ['[1] == null', 'false'],
    ['"${60}"', '60'],
    ['"${"a"}-${1 + 1}"', '"a-2"'],
    ['"x-${var.nothing}"', '? variable var.nothing'],
    ['"%{ if true }1%{ endif }"', '? expression %{ if true }1%{ endif }'],
    ['[1, [2]]', '[1, [2]]'],
    ['{ a = 1, "b" : { c = 2 } }', '{a: 1, b: {c: 2}}'],
    ['{ (var.nothing) = 1 }', '{, ...}'],
    ['{ a = { b = 5 } }.a.b', '5'],
    ['{ a = 1 }["a"]', '1'],
    ['[5, 6][1]', '6'],
    ['[{ a = 1 }, { a = 2 }][*].a', '[1, 2]'],
    ['aws_lb.other[0].arn', '-> aws_lb.other.arn'],
    ['aws_lb.other.*.arn', '-> aws_lb.other.arn'],
    ['data.aws_lb.x.dns_name', '-> data.aws_lb.x.dns_name'],
    ['module.none.arn', '? outside module.none.arn'],
    ['path.module', '? outside path.module'],
    ['each.value.x', '? each each.value.x'],
    ['[for x in [1] : x]', '? expression [for x in [1] : x]'],
    ['jsondecode("1")', '? expression jsondecode()'],
  ])('%s is %s', (expression, expected) => expect(shown(valueOf(expression))).toBe(expected));
});

describe('functions', () => {
  test.each([
    ['max(1, 30, 2)', '30'],
    ['min([4, 3]...)', '3'],
    ['max(1, var.nothing)', '? variable var.nothing'],
    ['max(var.nothing ? 1 : 5, 3)', '3 | 5'],
    ['tonumber("60")', '60'],
    ['tostring(60)', '"60"'],
    ['try(tonumber("x"), 5)', '5'],
    ['try({ a = 1 }.b, 5)', '5'],
    ['try(var.nothing.x, 5)', '? variable var.nothing | 5'],
    ['try(aws_lb.x[0].arn, "")', '-> aws_lb.x.arn'],
    ['coalesce(null, "", 60)', '60'],
    ['coalesce(var.nothing, 60)', '? variable var.nothing | 60'],
    ['lookup({ a = 1 }, "a", 5)', '1'],
    ['lookup({ a = 1 }, "b", 5)', '5'],
    ['lookup({ a = 1, b = 2 }, var.nothing, 5)', '1 | 2 | 5'],
    ['merge({ a = 1 }, { a = 2, b = 3 })', '{a: 2, b: 3}'],
    ['merge({ a = 1 }, var.nothing, { b = 3 })', '{b: 3, ...}'],
    ['concat([1], [2], var.nothing)', '[1, 2, ...]'],
    ['flatten([[1], [[2]]])', '[1, 2]'],
    ['element([1, 2], 1)', '2'],
    ['one([5])', '5'],
    ['length([1, 2])', '2'],
    ['contains(["a"], "a") ? 1 : 2', '1'],
    ['keys({ b = 1, a = 2 })', '["a", "b"]'],
    ['join("", aws_lb.x.*.arn)', '-> aws_lb.x.arn'],
  ])('%s is %s', (expression, expected) => expect(shown(valueOf(expression))).toBe(expected));
});

describe('places', () => {
  const variables = 'variable "idle" {\n  default = 120\n}\nlocals {\n  t = var.idle\n  u = "${local.t}"\n}\n';

  test.each([
    ['60', 'main.tf:60'],
    ['"60"', 'main.tf:60'],
    ['30 * 2', 'main.tf:30 * 2'],
    ['true ? 60 : 1', 'main.tf:60'],
    ['max(60, 1)', 'main.tf:60'],
    ['tonumber("60")', 'main.tf:60'],
    ['lookup({ a = 60 }, "a")', 'main.tf:60'],
    ['var.idle', 'main.tf:120 via main.tf:var.idle'],
    ['local.u', 'main.tf:120 via main.tf:local.u via main.tf:local.t via main.tf:var.idle'],
    ['var.none', 'main.tf:var.none'],
  ])('%s stands at %s', (expression, expected) => expect(placed(valueOf(expression, variables))).toBe(expected));
});

describe('variables', () => {
  const main = 'variable "t" {\n  default = 60\n}\nresource "aws_lb" "web" {\n  a = var.t\n}\n';
  const given = (more: Readonly<Record<string, string>>) => {
    const value = named(read({ 'x/main.tf': main, ...more }), 'aws_lb.web').attribute('a');
    return `${shown(value)} at ${value?.span.file.name}`;
  };

  test.each([
    ['the default', {}, '60 assumed at x/main.tf'],
    ['a file that is loaded', { 'x/terraform.tfvars': 't = 1\n' }, '1 at x/terraform.tfvars'],
    [
      'auto files after it, by name',
      { 'x/b.auto.tfvars': 't = 3\n', 'x/a.auto.tfvars': 't = 2\n', 'x/terraform.tfvars': 't = 1\n' },
      '3 at x/b.auto.tfvars',
    ],
    [
      'files to choose from',
      { 'x/prod.tfvars': 't = 1\n', 'x/env/dev.tfvars': 't = 2\n' },
      '2 assumed | 1 assumed at x/main.tf',
    ],
    [
      'not all of which set it',
      { 'x/prod.tfvars': 't = 1\n', 'x/dev.tfvars': 'u = 2\n' },
      '1 assumed | 60 assumed at x/main.tf',
    ],
    ['of another directory', { 'y/terraform.tfvars': 't = 1\n' }, '60 assumed at x/main.tf'],
  ])('%s', (_name, more, expected) => expect(given(more)).toBe(expected));

  test('defaults in a type', () => {
    const type =
      'variable "alb" {\n  type = object({ idle = optional(number, 75), name = string, deep = optional(map(object({ x = optional(number, 9) })), {}) })\n}\n';
    const [resource] = read({
      'main.tf': 'module "a" {\n  source = "./m"\n  alb = { name = "x", deep = { k = {} } }\n}\n',
      'm/main.tf': `${type}resource "aws_lb" "web" {\n  a = var.alb.idle\n  b = var.alb.deep["k"].x\n}\n`,
    });
    expect([shown(resource?.attribute('a')), shown(resource?.attribute('b'))]).toEqual(['75', '9']);
    expect(placed(resource?.attribute('a'))).toBe('m/main.tf:75 via m/main.tf:var.alb.idle');
  });

  test('what is in a default can be overruled like the default itself', () => {
    const more = 'variable "alb" {\n  default = { idle = [60], deep = { x = true } }\n}\n';
    expect(shown(valueOf('var.alb', more))).toBe('{idle: [60 assumed], deep: {x: true assumed}}');
    expect(shown(valueOf('var.alb.deep.x ? var.alb.idle[0] : 1', more))).toBe('60 assumed');
  });

  test('what refers to itself is not known', () => {
    const loop = 'locals {\n  a = local.b\n  b = local.a\n}\n';
    expect(shown(valueOf('local.a', loop))).toBe('? cycle local.a');
  });
});

describe('how often something is there', () => {
  test.each([
    ['count = 0', []],
    ['count = 2', ['aws_lb.a']],
    ['count = var.none', ['aws_lb.a perhaps']],
    ['count = var.none ? 1 : 0', ['aws_lb.a perhaps']],
    ['count = true ? 1 : 0', ['aws_lb.a']],
    ['for_each = toset(["x", "y"])', ['aws_lb.a["x"]', 'aws_lb.a["y"]']],
    ['for_each = { x = { t = 5 } }\n  t = each.value.t', ['aws_lb.a["x"]']],
    ['for_each = var.none', ['aws_lb.a perhaps']],
    ['for_each = var.none ? toset(["x"]) : toset([])', ['aws_lb.a["x"] perhaps']],
    ['for_each = {}', []],
  ])('%s', (text, expected) =>
    expect(listed(read({ 'a.tf': `resource "aws_lb" "a" {\n  ${text}\n}\n` }))).toEqual(expected),
  );

  test('each copy has its own values', () => {
    const resources = read({
      'a.tf':
        'locals {\n  all = { x = { t = 5 }, y = { t = 6 } }\n}\nresource "aws_lb" "a" {\n  for_each = local.all\n  t = each.value.t\n  n = "lb-${each.key}"\n}\n',
    });
    expect(resources.map((each) => [shown(each.attribute('t')), shown(each.attribute('n'))])).toEqual([
      ['5', '"lb-x"'],
      ['6', '"lb-y"'],
    ]);
    expect(placed(resources[1]?.attribute('t'))).toBe('a.tf:6 via a.tf:each.value.t');
  });

  test('dynamic blocks', () => {
    const origins = (forEach: string, body = 't = origin.value.t') => {
      const [resource] = read({
        'a.tf': `resource "x" "a" {\n  origin {\n    t = 1\n  }\n  dynamic "origin" {\n    for_each = ${forEach}\n    content {\n      ${body}\n    }\n  }\n}\n`,
      });
      return (resource?.parts('origin') ?? []).map(
        (part) => `${part.certain ? '' : 'perhaps '}${shown(part.attribute('t'))}`,
      );
    };
    expect(origins('[{ t = 2 }, { t = 3 }]')).toEqual(['1', '2', '3']);
    expect(origins('var.none')).toEqual(['1', 'perhaps ? each var.none']);
    expect(origins('var.none ? [1] : []', 't = 4')).toEqual(['1', 'perhaps 4']);
    expect(origins('[]')).toEqual(['1']);
  });
});
