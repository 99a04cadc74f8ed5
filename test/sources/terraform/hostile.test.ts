import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Infrastructure } from '../../../src/sources/shared/infrastructure/index.js';
import { readConfiguration } from '../../../src/sources/terraform/index.js';
import { correctHcl, nearlyHcl, signs } from '../shared/hcl/generated.js';
import { filesOf, listed, misplacedIn, shown } from '../shared/infrastructure/shown.js';

/** Asks for everything there is. */
function everything({ resources }: Infrastructure): string[] {
  return resources.flatMap((each) => [...misplacedIn(each), ...each.body.keys()]);
}

const expression = fc.constantFrom(
  ...['1', '"x"', 'var.a', 'var.b', 'local.a', 'local.b', '[local.a, var.a]', '{ a = local.b, b = var.b }'],
  ...[
    'merge(local.a, var.a)',
    'concat(local.a, local.b)',
    'max(var.a, local.b)',
    'try(local.a.b, var.a[0])',
    'module.m.o',
  ],
  ...[
    'var.a ? local.a : local.b',
    '"${local.a}${local.b}"',
    'aws_lb.x[*].a',
    'each.value',
    'origin.value',
    'count.index',
    'null',
  ],
);
const module = fc
  .tuple(expression, expression, expression, expression, expression, expression)
  .map(
    ([a, b, c, d, e, f]) =>
      `variable "a" {\n  default = ${a}\n}\nvariable "b" {}\nlocals {\n  a = ${b}\n  b = ${c}\n}\noutput "o" {\n  value = ${a}\n}\nresource "aws_lb" "x" {\n  for_each = ${d}\n  a = ${e}\n  dynamic "origin" {\n    for_each = ${f}\n    content {\n      c = ${e}\n    }\n  }\n}\nmodule "m" {\n  count = ${f}\n  source = "../m"\n  a = ${d}\n  b = ${b}\n}\n`,
  );

describe('any files', () => {
  test.each([
    ['modules', fc.tuple(module, module), 400],
    ['generated', fc.tuple(correctHcl, nearlyHcl), 150],
    [
      'signs',
      fc.tuple(
        signs.map((each) => `resource "a" "b" {\nx = ${each}`),
        signs,
      ),
      200,
    ],
  ] as const)('%s: never throws, places are in their files, twice the same', (_name, texts, numRuns) => {
    fc.assert(
      fc.property(texts, ([a, b]) => {
        const files = filesOf({ 'r/a.tf': a, 'm/b.tf': b, 'r/c.tfvars': b });
        const reading = readConfiguration(files);
        expect(reading.resources.flatMap(misplacedIn)).toEqual([]);
        expect(listed(readConfiguration(files).resources)).toEqual(listed(reading.resources));
      }),
      { numRuns },
    );
  });
});

describe('what grows without end is bounded', () => {
  const doubling = (line: (index: number) => string) =>
    `locals {\n  a0 = "x"\n${Array.from({ length: 200 }, (_, index) => `  ${line(index + 1)}\n`).join('')}}\nresource "aws_lb" "a" {\n  t = local.a200\n}\n`;

  test.each([
    ['texts', doubling((at) => `a${at} = "\${local.a${at - 1}}\${local.a${at - 1}}"`)],
    ['lists', doubling((at) => `a${at} = [local.a${at - 1}, local.a${at - 1}]`)],
    ['flattened lists', doubling((at) => `a${at} = flatten([local.a${at - 1}, local.a${at - 1}, []])`)],
    [
      'empty lists',
      doubling((at) => `a${at} = flatten([[], ${at === 1 ? '[]' : `local.a${at - 1}, local.a${at - 1}`}])`),
    ],
    ['objects', doubling((at) => `a${at} = merge({ k${at} = local.a${at - 1} }, { l = local.a${at - 1} })`)],
    ['choices', doubling((at) => `a${at} = var.x ? local.a${at - 1} : ${at}`)],
    ['sums', doubling((at) => `a${at} = local.a${at - 1} + local.a${at - 1}`)],
    ['functions', doubling((at) => `a${at} = max(local.a${at - 1}, local.a${at - 1}, ${at})`)],
  ])('%s', (_name, text) => {
    const before = performance.now();
    const [resource] = readConfiguration(filesOf({ 'main.tf': text })).resources;
    expect(resource?.attribute('t')).toBeDefined();
    resource?.parts('t', 'l');
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('modules that call modules', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `m${at}/x.tf`,
        ['a', 'b', 'c'].map((name) => `module "${name}" {\n  source = "../m${at + 1}"\n}\n`).join('') +
          `resource "aws_lb" "x" {}\n`,
      ]),
    );
    const before = performance.now();
    expect(readConfiguration(filesOf(texts)).resources.length).toBeLessThan(3000);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('a row of locals longer than anybody writes is not known', () => {
    const text = doubling((at) => `a${at} = local.a${at - 1}`);
    const [resource] = readConfiguration(filesOf({ 'main.tf': text })).resources;
    expect(shown(resource?.attribute('t'))).toMatch(/^\? bounds/);
  });
});

test('everything of an ordinary file can be asked for', () => {
  const text = 'resource "aws_lb" "a" {\n  a = 1\n  b {}\n}\n';
  expect(everything(readConfiguration(filesOf({ 'a.tf': text })))).toEqual(['a', 'b']);
});
