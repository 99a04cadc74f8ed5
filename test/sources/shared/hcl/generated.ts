/** Texts of HCL made at random: correct ones, and ones that are nearly so. */
import fc from 'fast-check';

const name = fc.constantFrom('a', 'idle_timeout', 'b-c', 'for', 'in', 'é', '_x', 'null', 'origin');
const blank = fc.constantFrom('', ' ', '  ', '\t', ' /* c */ ');
const newline = fc.constantFrom('\n', '\r\n', ' # c\n', '\n\n', ' // "x\n');
const text = fc.constantFrom(
  '"x"',
  '""',
  '"a${b.c}d"',
  '"$${x}"',
  '"\\n\\u00e9"',
  '"%{ if a }x%{ else }y%{ endif }"',
  '"${"${a}"}"',
  '"é😀"',
  '"#{"',
);
const heredoc = fc.constantFrom('<<E\nx ${a}\n  y\nE', '<<-EOT\n  x\n    "y\n  EOT', '<<E\nE');
const operator = fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||');

/** Expressions that stand on one line, outside of brackets. */
const { expression } = fc.letrec<{ expression: string; inner: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', '0.5', '1e3', 'true', 'null', 'var.x', 'a[0].b', 'a[*].c', 'a.*.c', 'a.0', 'f()', '[]', '{}'),
    text,
    fc.tuple(tie('expression'), operator, tie('expression')).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    tie('expression').map((a) => `-${a}`),
    tie('expression').map((a) => `!${a}`),
    fc.tuple(blank, tie('inner'), blank).map(([a, b, c]) => `(${a}${b}\n${c})`),
    fc.array(tie('inner'), { maxLength: 3 }).map((items) => `[\n${items.join(',\n')}]`),
    fc.array(tie('inner'), { maxLength: 3 }).map((items) => `max(${items.join(', ')})`),
    fc
      .array(fc.tuple(fc.constantFrom('k', '"k"', '(var.k)', 'k.l'), tie('expression')), { maxLength: 3 })
      .map(
        (items) => `{\n${items.map(([key, value], index) => `${key}${index % 2 ? ':' : '='} ${value}\n`).join('')}}`,
      ),
    fc.tuple(tie('inner'), tie('inner')).map(([a, b]) => `[for k, v in ${a} : ${b} if v]`),
    fc.tuple(tie('inner'), tie('inner')).map(([a, b]) => `{ for k in ${a} : k => ${b}... }`),
  ),
  inner: fc.oneof(
    tie('expression'),
    heredoc.map((each) => `${each}\n`),
  ),
}));

const attribute = (names: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      names,
      blank,
      blank,
      fc.oneof(
        { weight: 9, arbitrary: expression },
        heredoc.map((each) => each),
      ),
      newline,
    )
    .map(([key, a, b, value, end]) => `${key}${a}=${b}${value}${value.startsWith('<<') ? '\n' : end}`);

const { body } = fc.letrec<{ body: string }>((tie) => ({
  body: fc
    .tuple(
      fc
        .uniqueArray(name, { maxLength: 3 })
        .chain((names) => fc.tuple(...names.map((each) => attribute(fc.constant(each))))),
      fc.array(
        fc.oneof(
          { depthSize: 'small' },
          fc.constant('timeouts { create = "10m" }\n'),
          fc.constant('lifecycle {}\n'),
          fc
            .tuple(
              name,
              fc.array(fc.constantFrom('"aws_lb"', 'web', '"a\\"b"', '""'), { maxLength: 2 }),
              tie('body'),
              newline,
            )
            .map(([type, labels, inside, end]) => `${[type, ...labels].join(' ')} {\n${inside}}${end}`),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([attributes, blocks]) => [...attributes, ...blocks].join('')),
}));

/** Texts that HCL takes. */
export const correctHcl: fc.Arbitrary<string> = body;

const SCRAPS = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '"',
  '${',
  '%{',
  '<<E\n',
  '\nE\n',
  '=',
  '=>',
  ',',
  '\n',
  '#',
  '/*',
  '*/',
  '.',
  '?',
  ':',
  '...',
  '\\',
  '\r',
  '\uFEFF',
  'resource "a" "b" {\n',
  'a = ',
  '1',
  '\uD800',
];

/** Correct texts with something put in, taken out or doubled. */
export const nearlyHcl: fc.Arbitrary<string> = fc
  .tuple(
    correctHcl,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), fc.constantFrom('', ...SCRAPS)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([made, edits]) => {
    let found = made;
    for (const [place, length, scrap] of edits) {
      const at = Math.floor(place * found.length);
      found = found.slice(0, at) + scrap + found.slice(at + length);
    }
    return found;
  });

/** Anything out of HCL's own signs. */
export const signs: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...SCRAPS, ' ', 'x', 'for', 'in'), { maxLength: 40 })
  .map((all) => all.join(''));
