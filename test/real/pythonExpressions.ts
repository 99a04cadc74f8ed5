/** Random expressions of Python by what they are worth, over names that a module binds. */
import type { Random } from './random.js';

export const NUMBERS = ['n0', 'n1', 'n2', 'n3', 'timeout'];
export const TEXTS = ['s0', 's1', 'bind'];
export const LISTS = ['l0', 'l1', 'l2'];
export const DICTS = ['d0', 'd1'];
export const VARIABLES = ['A', 'B', 'C', 'D'];

const INTEGERS = ['0', '1', '2', '3', '7', '30', '1_000', '0xff', '0o17', '0b101', '-1', 'True', '2 ** 70'];
const FLOATS = ['0.5', '30.0', '1e3', '.25', '1e-7', '1e22', '5.', '-2.5', '3.0e0', '123456789.0e10'];

export class Expressions {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  number(depth = 3): string {
    const r = this.#random;
    if (depth <= 0) return r.pick([r.pick(INTEGERS), r.pick(NUMBERS), r.pick(INTEGERS), r.pick(FLOATS)]);
    const inner = () => this.number(depth - 1);
    switch (r.between(0, 13)) {
      case 0:
      case 1:
        return `${inner()} ${r.pick(['+', '-', '*', '/', '//', '%', '+', '-', '*'])} ${inner()}`;
      case 2:
        return `(${inner()}) ${r.pick(['+', '-', '*', '//', '%'])} ${inner()} ${r.pick(['+', '*', '-'])} ${inner()}`;
      case 3:
        return `${r.pick(['-', '+', '~', '- -'])}${r.pick(['3', 'n0', '(n1)', '2 ** 2'])}`;
      case 4:
        return `${r.pick(['n0', '2', '3', '-2'])} ** ${r.pick(['0', '1', '2', '3'])}`;
      case 5:
        return `int(${r.pick([inner(), this.environment(depth - 1), `'${r.pick(['30', ' 7 ', '1_0', '-3', '+4'])}'`])})`;
      case 6:
        return `float(${r.pick([inner(), this.environment(depth - 1), "'1.5'", "'1e3'", "'inf'"])})`;
      case 7:
        return `${r.pick(['max', 'min'])}(${inner()}, ${inner()}${r.chance(0.3) ? `, ${inner()}` : ''})`;
      case 8:
        return `(${inner()} if ${this.truth(depth - 1)} else ${inner()})`;
      case 9:
        return `(${inner()} ${r.pick(['or', 'and'])} ${inner()})`;
      case 10:
        return r.pick([`len(${this.list(1)})`, `len(${this.text(1)})`, `abs(${inner()})`, `round(${inner()})`]);
      case 11:
        return r.pick([
          `${this.list(1)}[${r.between(-1, 1)}]`,
          `sum([${inner()}, ${inner()}])`,
          `(int(${inner()}) | 4) & 6`,
        ]);
      case 12:
        return r.pick([
          `{'a': ${inner()}, 'b': ${inner()}}['${r.pick(['a', 'b'])}']`,
          `d0['a']`,
          `d0.get('b', ${inner()})`,
        ]);
      default:
        return r.pick([
          `(${r.pick(NUMBERS)} := ${inner()})`,
          `math.floor(${inner()})`,
          `1 << ${r.between(0, 9)}`,
          `int(${this.truth(1)})`,
        ]);
    }
  }

  environment(depth = 1): string {
    const r = this.#random;
    const name = r.pick(VARIABLES);
    const usual = r.pick(["'30'", '30', "'7'", depth > 0 ? this.number(depth - 1) : '5']);
    return r.pick([
      `os.getenv('${name}', ${usual})`,
      `os.environ.get("${name}", ${usual})`,
      `os.environ['${name}']`,
      `getenv('${name}', default=${usual})`,
      `environ.get('${name}', ${usual})`,
      `(os.getenv('${name}') or ${usual})`,
    ]);
  }

  text(depth = 2): string {
    const r = this.#random;
    if (depth <= 0) return r.pick([...TEXTS, this.literal(), this.literal(), this.literal()]);
    const inner = () => this.text(depth - 1);
    switch (r.between(0, 9)) {
      case 0:
        return `${inner()} + ${inner()}`;
      case 1:
        return `f"{${r.pick([...NUMBERS, ...TEXTS])}}:{${r.pick(NUMBERS)}!s} {{x}}{${r.pick(['1 + 1', 'n0', 'True', 'None'])}}"`;
      case 2:
        return `'%s:%d%%' % (${inner()}, ${r.pick(['7', 'int(n0)', '10 ** 3'])})`;
      case 3:
        return `'{}-{}{{}}'.format(${inner()}, ${this.number(1)})`;
      case 4:
        return `str(${r.pick([this.number(depth - 1), this.truth(1)])})`;
      case 5:
        return `(${inner()}).${r.pick(['lower()', 'upper()', 'strip()', "replace('a', 'bb')", "split('a')[0]"])}`;
      case 6:
        return `(${inner()} if ${this.truth(1)} else ${inner()})`;
      case 7:
        return `','.join([${inner()}, ${inner()}])`;
      case 8:
        return `(${inner()} or ${inner()}) * ${r.between(-1, 3)}`;
      default:
        return `str(${this.environment(0)})`;
    }
  }

  literal(): string {
    return this.#random.pick([
      "'a'",
      '"b c"',
      "''",
      String.raw`'\x41\n\t\\'`,
      String.raw`r'\x41\n'`,
      String.raw`'\q\101é\u00e9'`,
      `'a' "b"`,
      `"""x\ny"""`,
      `'''it's'''`,
      String.raw`'a\
b'`,
      `u'😀z'`,
      `rf'{n0}' 'b'`,
      "'{}'",
    ]);
  }

  truth(depth = 2): string {
    const r = this.#random;
    if (depth <= 0) return r.pick(['True', 'False', 'n0', 's0', 'l0', 'None', 'not n1']);
    const inner = () => this.truth(depth - 1);
    switch (r.between(0, 8)) {
      case 0:
        return `${this.number(1)} ${r.pick(['<', '>', '==', '!=', '<=', '>='])} ${this.number(1)}`;
      case 1:
        return `${r.pick(['0', 'n0'])} < ${r.pick(NUMBERS)} <= ${this.number(0)}`;
      case 2:
        return `not ${inner()} ${r.pick(['and', 'or'])} ${inner()}`;
      case 3:
        return `(${inner()} ${r.pick(['and', 'or'])} ${inner()})`;
      case 4:
        return `${this.text(0)} ${r.pick(['==', '!=', 'in', 'not in'])} ${this.text(0)}`;
      case 5:
        return `${r.pick(NUMBERS)} ${r.pick(['in', 'not in'])} ${this.list(1)}`;
      case 6:
        return `${this.environment(0)} ${r.pick(['==', '!='])} '30'`;
      case 7:
        return `os.getenv('${r.pick(VARIABLES)}') is ${r.pick(['', 'not '])}None`;
      default:
        return `bool(${inner()})`;
    }
  }

  list(depth = 1): string {
    const r = this.#random;
    if (depth <= 0) return r.pick(LISTS);
    return r.pick([
      `[${this.number(1)}, ${this.number(1)}]`,
      `[*${r.pick(LISTS)}, ${this.number(1)}]`,
      `list((${this.number(0)}, 2))`,
      `(${r.pick(LISTS)} + [${this.number(1)}])`,
      `[${this.number(0)}] * ${r.between(0, 3)}`,
      r.pick(LISTS),
      `list(${r.pick(LISTS)})`,
      `[${r.pick(LISTS)}, 1]`,
      `d0.get('list', [1])`,
      `[x + 1 for x in (1, 2)]`,
    ]);
  }

  dict(): string {
    const r = this.#random;
    return r.pick([
      `{'a': ${this.number(1)}, "b": ${this.text(1)}}`,
      `{'a': ${this.number(0)}, **${r.pick(DICTS)}}`,
      `dict(a=${this.number(1)}, c=${r.pick(LISTS)})`,
      `{'a': 1, ${this.literal()}: 3, 'list': ${r.pick(LISTS)}}`,
      `dict(${r.pick(DICTS)}, a=4)`,
      `${r.pick(DICTS)}.copy()`,
      r.pick(DICTS),
    ]);
  }
}
