/** Random modules that look like configuration: they assign, branch, loop, define, change lists, and call `uvicorn.run`. */
import { DICTS, Expressions, LISTS, NUMBERS, TEXTS, VARIABLES } from './pythonExpressions.js';
import type { Random } from './random.js';

const START = `import math, os, sys, contextlib
import uvicorn as u
from os import environ, getenv
from uvicorn import run
n0, n1 = 1, 2
n2 = n3 = 30
timeout: int = 60
s0, s1 = 'a', 'b'
bind = "0.0.0.0:8000"
x = unused = 0
l0 = [1, 2]; l1 = [3]
l2 = [5, 6]
d0 = {'a': 1, 'b': 2, 'list': [4]}
d1 = {'a': 3}
`;

export class Modules {
  readonly #random: Random;
  readonly #expressions: Expressions;
  #calls = 0;
  #loops = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#expressions = new Expressions(random);
  }

  module(): string {
    const statements = Array.from({ length: this.#random.between(3, 14) }, () => this.#statement(3, false));
    return START + statements.map((lines) => `${lines.join('\n')}\n`).join('');
  }

  #block(depth: number, inLoop: boolean, indent = '    '): string[] {
    const statements = Array.from({ length: this.#random.between(1, 3) }, () => this.#statement(depth - 1, inLoop));
    return statements.flat().flatMap((lines) => lines.split('\n').map((line, at) => (at === 0 ? indent + line : line)));
  }

  #statement(depth: number, inLoop: boolean): string[] {
    const r = this.#random;
    if (depth <= 0 || r.chance(0.55)) return [this.#simple(inLoop)];
    const e = this.#expressions;
    const block = () => this.#block(depth, inLoop);
    switch (r.between(0, 8)) {
      case 0:
      case 1:
        return [
          `if ${e.truth()}:`,
          ...block(),
          ...(r.chance(0.4) ? [`elif ${e.truth(1)}:`, ...block()] : []),
          ...(r.chance(0.6) ? ['else:', ...block()] : []),
        ];
      case 2:
        return [
          'try:',
          ...block(),
          ...(r.chance(0.3) ? [`    raise ${r.pick(['ValueError', 'KeyError'])}`] : []),
          `except ${r.pick(['Exception', '(ValueError, KeyError, TypeError) as error', 'ValueError', 'KeyError'])}:`,
          ...block(),
          ...(r.chance(0.3) ? ['else:', ...block()] : []),
          ...(r.chance(0.3) ? ['finally:', ...block()] : []),
        ];
      case 3:
        return [
          `for ${r.pick([...NUMBERS, 'i', 'x'])} in ${r.pick([`range(${r.between(0, 3)})`, '(1, 2)', e.list(), '[l0, l1]'])}:`,
          ...this.#block(depth, true),
          ...(r.chance(0.2) ? ['else:', ...block()] : []),
        ];
      case 4: {
        const name = `w${this.#loops++}`;
        return [`${name} = ${r.between(0, 3)}`, `while ${name} > 0:`, `    ${name} -= 1`, ...this.#block(depth, true)];
      }
      case 5:
        return [r.pick(['with contextlib.suppress(Exception):', 'with open(os.devnull) as f:']), ...block()];
      case 6:
        return [`match ${r.pick([...NUMBERS, 's0'])}:`, ...this.#cases(depth, inLoop)];
      case 7:
        return this.#definition(depth);
      default: {
        const name = `K${r.between(0, 2)}`;
        return [
          `class ${name}:`,
          `    X = ${e.number(1)}`,
          `    Y = ${e.text(1)}`,
          ...this.#block(1, false),
          `n0 = ${name}.X`,
        ];
      }
    }
  }

  #cases(depth: number, inLoop: boolean): string[] {
    const patterns = this.#random.shuffled(["'a'", '1 | 2', '[x, *y]', 'int(n3)', '30 as n2']).slice(0, 2);
    const cases = [...patterns, this.#random.pick(['_', 'other'])];
    return cases.flatMap((pattern) => [`    case ${pattern}:`, ...this.#block(depth, inLoop, '        ')]);
  }

  #definition(depth: number): string[] {
    const r = this.#random;
    const global = r.pick([...NUMBERS, 'l0', 's1']);
    const bodies = [
      [`    global ${global}`, ...this.#block(depth, false)],
      [`    n0 = 4`, `    ${r.pick(LISTS)}.append(9)`, ...this.#block(depth - 1, false)],
      [`    d0['b'] = ${r.between(0, 9)}`],
      [`    s0 = 'inner'`, `    u.run(${this.#id()}, port=n3 if n3 else s0)`],
    ];
    const name = `f${r.between(0, 2)}`;
    return [
      `def ${name}(p=${this.#expressions.number(1)}):`,
      ...r.pick(bodies),
      ...(r.chance(0.6) ? [`${name}()`] : []),
    ];
  }

  #id(): string {
    return `'c${this.#calls++}'`;
  }

  #simple(inLoop: boolean): string {
    const r = this.#random;
    const e = this.#expressions;
    const name = r.pick(NUMBERS);
    switch (r.between(0, 19)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return `${name} = ${e.number()}`;
      case 4:
        return `${r.pick(TEXTS)} = ${e.text()}`;
      case 5:
        return `${r.chance(0.5) ? 'keepalive: int' : name} = ${e.number(2)}  # why`;
      case 6:
        return `${name} ${r.pick(['+=', '-=', '*=', '//=', '/=', '%='])} ${e.number(1)}`;
      case 7:
        return r.pick([
          `${r.pick(['n0, n1', '[n2, n3]', '(n0, n3)', 'n0, *l1'])} = ${e.number(1)}, ${e.number(1)}`,
          `(n0, *l1), s0 = (${e.number(1)}, 2, 3), 'x'`,
          `n0 = n1 = ${e.number(1)}`,
          `*l2, n0 = [${e.number(0)}, 5, ${e.number(0)}]`,
        ]);
      case 8:
        return `${r.pick(LISTS)} = ${e.list()}`;
      case 9:
        return `${r.pick(DICTS)} = ${e.dict()}`;
      case 10:
        return r.pick([
          `${r.pick(LISTS)}.append(${e.number(1)})`,
          `${r.pick(LISTS)} += [${e.number(0)}]`,
          `${r.pick(LISTS)}[0] = ${e.number(1)}`,
          `${r.pick(LISTS)}.extend(${e.list(0)})`,
          `${r.pick(LISTS)}.pop()`,
        ]);
      case 11:
        return r.pick([
          `${r.pick(DICTS)}['a'] = ${e.number(1)}`,
          `${r.pick(DICTS)}.update(a=${e.number(1)})`,
          `d0['list'] = ${r.pick(LISTS)}`,
          `d1['d'] = d0`,
          `d0.setdefault('z', 3)`,
          `d0['list'].append(8)`,
        ]);
      case 12:
        return `os.environ['${r.pick(VARIABLES)}'] = ${r.pick(["'40'", "'40'", "'41'", 'str(int(n3))'])}`;
      case 13:
        return `os.environ.setdefault('${r.pick(VARIABLES)}', '50')`;
      case 14:
        return `${r.pick(['u.run', 'run', 'u.run'])}(${this.#id()}, port=${e.number(1)}, host=${e.text(1)}, **${r.pick(DICTS)})`;
      case 15:
        return `${r.pick(['u.run', 'run'])}(${this.#id()}, *[], timeout=${name}, items=${r.pick(LISTS)})`;
      case 16:
        return r.chance(0.2) ? r.pick([`globals()['${name}'] = 5`, `exec("${name} = 6")`]) : `${name} = ${e.number(1)}`;
      case 17:
        return inLoop
          ? r.pick(['break', 'continue', `if ${e.truth(1)}: break`])
          : `del ${r.pick(['n3', 's1'])}; n3 = 5; s1 = 'q'`;
      case 18:
        return r.chance(0.3)
          ? `if ${e.truth(1)}: del ${r.pick(['x', 'unused'])}`
          : `x = ${r.pick([...LISTS, ...DICTS])}`;
      default:
        return `if ${e.truth(1)}: ${name} = ${e.number(1)}; s0 = ${e.text(1).split('\n').join(' ')}`;
    }
  }
}
