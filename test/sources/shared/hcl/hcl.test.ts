import { describe, expect, test } from '@jest/globals';
import { readHcl } from '../../../../src/sources/shared/hcl/index.js';
import { outline, shape } from './outline.js';

const problemsOf = (text: string): string[] =>
  readHcl(text).problems.map(({ reason, start, end }) => `${reason}: ${text.slice(start, end)}`);
const shapeOf = (expression: string): string => {
  const { body, problems } = readHcl(`a = ${expression}\n`);
  expect(problems).toEqual([]);
  const [attribute, ...more] = body.attributes;
  expect(more).toEqual([]);
  if (attribute === undefined) throw new Error('nothing was read');
  return shape(attribute.value);
};

describe('structure', () => {
  test('blocks, labels and attributes', () => {
    const text = `# balancer
resource "aws_lb" "web" {
  idle_timeout = 60 // seconds
  timeouts { create = "10m" }
  access_logs {
    bucket = var.bucket /* where
    they go */
    enabled = true
  }
}
locals {}
variable "x" {}
terraform { backend "s3" {
  } 
}
`;
    const { body } = readHcl(text);
    expect(outline(text, body)).toEqual([
      'resource aws_lb web {',
      '  idle_timeout = 60',
      '  timeouts {',
      '    create = "10m"',
      '  access_logs {',
      '    bucket = var.bucket',
      '    enabled = true',
      'locals {',
      'variable x {',
      'terraform {',
      '  backend s3 {',
    ]);
  });

  test('a block and an attribute know where they are', () => {
    const text = '\uFEFFresource aws_lb "w\\"b" {\r\n  a  =  1\r\n}\r\n';
    const [block] = readHcl(text).body.blocks;
    const [attribute] = block?.body.attributes ?? [];
    const at = (start?: number, end?: number) => text.slice(start, end);
    expect(at(block?.start, block?.end)).toBe(text.slice(1, -2));
    expect(at(block?.start, block?.typeEnd)).toBe('resource');
    expect(block?.labels.map(({ start, end, text: label }) => [at(start, end), label])).toEqual([
      ['aws_lb', 'aws_lb'],
      ['w\\"b', 'w"b'],
    ]);
    expect(at(attribute?.start, attribute?.end)).toBe('a  =  1');
    expect(at(attribute?.start, attribute?.nameEnd)).toBe('a');
  });
});

describe('expressions', () => {
  test.each([
    ['60', '60'],
    ['1.5e3', '1500'],
    ['-1', '(- 1)'],
    ['!!a', '(! (! a))'],
    ['true', 'true'],
    ['null', 'null'],
    ['var.x', 'var.x'],
    ['aws_lb.web[0].arn', 'aws_lb.web[0].arn'],
    ['aws_lb.web.0.arn', 'aws_lb.web[0].arn'],
    ['a[*].b', 'a[*].b'],
    ['a.*.b', 'a[*].b'],
    ['a["b"].c', 'a["b"].c'],
    ['1 + 2 * 3 - 4', '(- (+ 1 (* 2 3)) 4)'],
    ['a || b && c == d', '(|| a (&& b (== c d)))'],
    ['a ? b ? 1 : 2 : c ? 3 : 4', '(? a (? b 1 2) (? c 3 4))'],
    ['-a.b', '(- a.b)'],
    ['(\n1\n+ 2)', '((+ 1 2))'],
    ['[1, "a",\n]', '[1 "a"]'],
    ['{ a = 1, "b" : 2\n(c) = 3 }', '{a 1 "b" 2 (c) 3}'],
    ['{}', '{}'],
    ['max(1, a...)', '(max 1 a...)'],
    ['provider::aws::f()', '(provider::aws::f )'],
    ['lookup(var.m, "k", 5).x', '(lookup var.m "k" 5).x'],
    ['[for x in y : x.z if x]', '(for y)'],
    ['{\n for k, v in y : k => v...\n}', '(for y)'],
    ['a-b', 'a-b'],
    ['a -b', '(- a b)'],
  ])('%s is %s', (expression, expected) => expect(shapeOf(expression)).toBe(expected));
});

describe('texts', () => {
  test.each([
    ['"a\\n\\"\\\\\\u00e9\\U0001F600"', JSON.stringify('a\n"\\é😀')],
    ['"$${x} %%{y} $x $$ %"', JSON.stringify('${x} %{y} $x $$ %')],
    ['"a-${var.x}-b"', '`a-${var.x}-b`'],
    ['"${~ x ~}"', '`${x}`'],
    ['"${"${a}"}"', '`${`${a}`}`'],
    ['"${ { a = 1 }["a"] }"', '`${{a 1}["a"]}`'],
    ['"%{ if x }1%{ else }2%{ endif }"', '`%{if}1%{else}2%{endif}`'],
    ['"%{ for a, b in c }1%{ endfor }"', '`%{for}1%{endfor}`'],
    ['<<EOF\n a\n\nb "\\n\n  EOF', JSON.stringify(' a\n\nb "\\n\n')],
    ['<<-E-1\n    a\n\n      b\n  E-1', JSON.stringify('a\n\n  b\n')],
    ['<<EOF\nEOF', '""'],
    ['<<EOF\n${a}EOF\nEOF', '`${a}EOF\n`'],
    ['[<<EOF\nx\nEOF\n, 1]', '["x\\n" 1]'],
  ])('%s', (expression, expected) => {
    expect(shapeOf(expression)).toBe(expected);
  });

  test('the inside of a text has its place', () => {
    const text = 'a = "60"\nb = <<EOF\nx\nEOF\n';
    const inside = readHcl(text).body.attributes.map(({ value }) =>
      value.kind === 'string' ? text.slice(value.inside.start, value.inside.end) : undefined,
    );
    expect(inside).toEqual(['60', 'x\n']);
  });
});

describe('what is wrong is told, and read over', () => {
  test.each([
    ['a = [1, 2\nb = 3\n', ['expected-token: b'], ['a = [1, 2', 'b = 3']],
    ['a = "x\nb = 3\n', ['unclosed-string: "x'], ['a = "x', 'b = 3']],
    ['a = "\\q"\nb = 3\n', ['invalid-escape: \\q'], ['a = "\\q"', 'b = 3']],
    ['a = }\nb = 3\n', ['expected-expression: }'], ['a = }', 'b = 3']],
    ['a = 1 b = 2\nc = 3\n', ['expected-newline: b'], ['a = 1', 'c = 3']],
    ['a = 1\na = 2\n', ['duplicate-attribute: a'], ['a = 1']],
    ['}\nb = 3\n', ['unexpected-close-brace: }'], ['b = 3']],
    ['a { b = 1, c = 2 }\nd = 3\n', ['expected-newline: ,'], ['a {', '  b = 1', 'd = 3']],
    ['a = <<EOF\nx\n', ['unclosed-heredoc: <<EOF'], ['a = <<EOF']],
    ['/* x', ['unclosed-comment: /*'], []],
    ['a "${b}" {\n}\n', ['invalid-label: "${b}"'], ['a ${b} {']],
    ['a {\n  b = 1\n', ['unclosed-block: {'], ['a {', '  b = 1']],
    [
      'resource "a" "b" {\n  c {\n    d = 1\n}\nresource "e" "f" {\n  g = 2\n}\n',
      ['unclosed-block: {'],
      ['resource a b {', '  c {', '    d = 1', 'resource e f {', '  g = 2'],
    ],
    ['a = "%{ if x }"\n', ['unclosed-directive: '], ['a = "%{ if x }"']],
    ['a = 10m\nb = 1\n', ['invalid-number: 10m'], ['a = 10m', 'b = 1']],
  ])('%s', (text, problems, lines) => {
    expect(problemsOf(text)).toEqual(problems);
    expect(outline(text, readHcl(text).body)).toEqual(lines);
  });

  test('only bodies in which something was not read are damaged', () => {
    const { body } = readHcl('a {\n  b {\n    c = [\n  }\n}\nd {\n}\n');
    expect(body.damaged).toBe(true);
    expect(body.blocks.map((block) => [block.type, block.body.damaged])).toEqual([
      ['a', true],
      ['d', false],
    ]);
    expect(body.blocks[0]?.body.blocks[0]?.body.damaged).toBe(true);
  });
});

test.each([
  ['a brace too many', 'a "b" {\n  c = 1\n}}\n', ['expected-newline']],
  ['a header without its brace', 'a "b"\n  c = 1\n}\n', ['expected-token']],
  ['a header with half a quote', 'a "b {\n  c = 1\n}\n', ['unclosed-string']],
  ['two slips', 'a "b"\n  c = 1\n}\nd "e" {\n}\n}\n', ['expected-token', 'unexpected-close-brace']],
])('what follows from a slip is not told again: %s', (_, text, reasons) => {
  expect(readHcl(`${text}x "y" {\n}\n`).problems.map(({ reason }) => reason)).toEqual(reasons);
});
