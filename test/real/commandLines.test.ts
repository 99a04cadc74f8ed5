import { expect, test } from '@jest/globals';
import { DAPHNE_GRAMMAR } from '../../src/sources/daphne/options.js';
import { hypercornGrammar } from '../../src/sources/hypercorn/options.js';
import { parseArguments } from '../../src/sources/shared/arguments/argparse.js';
import { parseWith } from '../../src/sources/shared/arguments/fromArgparse.js';
import { parseGetopt } from '../../src/sources/shared/arguments/getopt.js';
import type { Grammar, ParseArguments } from '../../src/sources/shared/arguments/options.js';
import { convertWaitress, WAITRESS_GRAMMAR } from '../../src/sources/waitress/options.js';
import { asPieces, commandLine, differenceOf, type Surroundings, type Verdict, verdictOf } from './commandLines.js';
import { askPython, findPackage } from './defaults/pythonPackage.js';
import { describeWith } from './describeWith.js';
import { Random } from './random.js';

const SEED = Number(process.env['TIMEOUT_LINT_SEED'] ?? 11);
const COUNT = 1000;

/** Around the program's own part, which defines `values(args)`: what its parser makes of the words. */
const script = (values: string): string => `
import contextlib, io, json, sys
${values}
def verdict(args):
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            found = values(args)
    except SystemExit as end:
        return {'verdict': 'refused' if end.code else 'ends'}
    except Exception:
        return {'verdict': 'refused'}
    return {'verdict': 'ends'} if found is None else {'verdict': 'taken', 'values': found}
print(json.dumps([verdict(args) for args in json.load(sys.stdin)], default=str))
`;

interface Product {
  readonly name: string;
  readonly values: string;
  readonly grammar: (version: string) => Grammar;
  readonly parse: ParseArguments;
  readonly around: Surroundings;
  /** Options whose value goes by another name there, or into another value, and is not compared. */
  readonly unread?: readonly string[];
}

const ODD = ['-', '--', '-x', '--nothing', '-hx', '-9', 'a b', '--help'];

const PRODUCTS: readonly Product[] = [
  {
    name: 'daphne',
    values: `
from daphne.cli import CommandLineInterface
parser = CommandLineInterface().parser
values = lambda args: vars(parser.parse_args(args))
`,
    grammar: () => DAPHNE_GRAMMAR,
    parse: parseWith(parseArguments),
    around: { odd: ODD, anywhere: true },
    // The second makes the first empty.
    unread: ['server_name', 'no_server_name'],
  },
  {
    name: 'hypercorn',
    values: `
import hypercorn.__main__ as program
taken = []
program.run = taken.append
def values(args):
    taken.clear()
    program.main(args or ['--bind'])
    [config] = taken
    return {name: getattr(config, name) for name in dir(config) if not name.startswith('_')
            and name not in ('log', 'cert_reqs') and not callable(getattr(config, name))}
`,
    grammar: hypercornGrammar,
    parse: parseWith(parseArguments),
    around: {
      odd: ODD,
      anywhere: true,
      values: {
        // It has to be there; nothing is in it.
        config: ['/dev/null', '/dev/null'],
        // Other numbers are refused when the options are read and help was given.
        cert_reqs: ['0', '2', '1', 'x', '', '1.0'],
        verify_mode: ['CERT_NONE', 'CERT_REQUIRED', 'x', 'cert_none'],
      },
    },
    // Two are old names of others, one is a file, one becomes a number.
    unread: ['access_log', 'error_log', 'accesslog', 'errorlog', 'config', 'verify_mode', 'cert_reqs'],
  },
  {
    name: 'waitress',
    values: `
from waitress.adjustments import Adjustments, asbool
def values(args):
    given, rest = Adjustments.parse_args(args)
    if given.pop('help'): return None
    if len(rest) != 1: raise ValueError()
    call = given.pop('call')
    kinds = Adjustments._param_map
    cast = {name: (kinds[name](value), value)[0 if kinds[name] in (int, asbool) else 1] for name, value in given.items()}
    if 'listen' in cast: cast['listen'] = cast['listen'].split()
    return dict(cast, call=call)
`,
    grammar: () => WAITRESS_GRAMMAR,
    parse: (args, grammar) => parseGetopt(args, grammar, convertWaitress),
    around: {
      odd: ['-', '--', '-x', '--nothing', '--no', '--c', '--', 'a b'],
      anywhere: false,
      values: {
        // Several in one text come to the same as several texts.
        listen: ['127.0.0.1:80', '*:8080', 'x'],
        unix_socket_perms: ['600', '0o660', '7_7', 'rw', '8', '', ' 644 ', '-1', '0_7', '_7', '0o_7', '0O7'],
      },
    },
  },
];

for (const { name, values, grammar, parse, around, unread = [] } of PRODUCTS) {
  describeWith(findPackage(name), `command lines of ${name}`, `no ${name} here`, ({ python, version }) => {
    test(`${COUNT} are read as ${name} ${version} reads them`, () => {
      const random = new Random(SEED);
      const own = grammar(version);
      const lines = Array.from({ length: COUNT }, () => commandLine(own, random, around));
      const theirs = askPython(python, script(values), lines) as Verdict[];
      const differences = lines.flatMap((args, at) => {
        return differenceOf(args, verdictOf(parse(asPieces(args), own), unread), theirs[at] as Verdict) ?? [];
      });
      expect(differences.slice(0, 8)).toEqual([]);
      const taken = theirs.filter(({ verdict }) => verdict === 'taken').length;
      expect(taken).toBeGreaterThan(COUNT / 4);
      expect(COUNT - taken).toBeGreaterThan(COUNT / 10);
    }, 60_000);
  });
}
