import { SETTINGS, type SettingFact } from '../../src/sources/gunicorn/settingFacts.js';
import type { GunicornCase } from './gunicornProcess.js';
import type { Random } from './random.js';

/** Flags whose values depend on the machine, or end the program. */
const LEFT_OUT = new Set([
  'chdir',
  'reload_extra_files',
  'ssl_version',
  'paste',
  'print_config',
  'check_config',
  'user',
  'group',
]);

const OPTIONS = SETTINGS.filter(
  ({ flags, name, since }) => flags.length > 0 && since === undefined && !LEFT_OUT.has(name) && name !== 'config',
);
const CLOCKS = SETTINGS.filter(({ name }) =>
  ['timeout', 'graceful_timeout', 'keepalive', 'workers', 'threads', 'max_requests', 'worker_class', 'bind'].includes(
    name,
  ),
);
const KEYS = SETTINGS.filter(
  ({ kind, since, name }) => since === undefined && kind !== 'hook' && kind !== 'commas' && !LEFT_OUT.has(name),
);

const NUMBERS = ['0', '1', '5', '30', '31', '60', '120', '060', '1_000', ' 7 ', '+4', '٣'];
const NO_NUMBERS = ['1.5', '1e2', '0x1F', '60s', '', "'60'", '-1', '-5', '-1.5', 'abc', '1__0', '_1', '--', 'None'];
const TEXTS = [
  'sync',
  'gthread',
  'uvicorn.workers.UvicornWorker',
  'a b',
  ' x ',
  'k=v',
  '',
  '-',
  'true',
  'a,b,,c',
  '-x',
  '-5',
];
const LITERALS = [
  '60',
  '"55"',
  '"0x20"',
  'True',
  '55.5',
  '"55.5"',
  'None',
  '"060"',
  '-5',
  '0',
  '1_000',
  '0x1f',
  "' 8 '",
  '2.0',
  '""',
  '"60s"',
  '["a", "b"]',
  '"sync"',
  'False',
  '["a", None]',
  '[]',
  '{}',
  '"TRUE"',
  '" false "',
  '"-1"',
  '[1]',
];

/** One start of gunicorn that may be right or wrong in every part. */
export function gunicornCase(random: Random): GunicornCase {
  const careful = random.chance(0.6);
  const files: Record<string, string> = {};
  const environment: Record<string, string> = {};
  const args = commandLine(random, careful);
  if (random.chance(0.5)) files['gunicorn.conf.py'] = configFile(random, careful);
  if (random.chance(0.4)) files['other.py'] = configFile(random, careful);
  if (random.chance(0.15)) files['deploy/settings.py'] = configFile(random, careful);
  if (random.chance(0.3)) args.push(...configFlag(random, careful));
  if (random.chance(0.4)) environment['GUNICORN_CMD_ARGS'] = variable(random, careful);
  if (random.chance(0.2))
    environment['WEB_CONCURRENCY'] = random.pick(careful ? ['3', '05', ' 2 '] : ['', 'auto', '-1', '4']);
  if (random.chance(0.15)) environment['PORT'] = random.pick(['5000', '', '80 ']);
  if (random.chance(0.1)) environment['FORWARDED_ALLOW_IPS'] = random.pick(['*', '10.0.0.1, 10.0.0.2', '']);
  if (random.chance(0.1)) environment['GUNICORN_TIMEOUT'] = '99';
  if (careful || random.chance(0.7)) place(random, args, careful);
  return { args, environment, files };
}

/** The application may stand at the beginning, at the end, or anywhere. */
function place(random: Random, args: string[], careful: boolean): void {
  const at = random.pick([0, args.length, careful ? args.length : random.between(0, args.length)]);
  args.splice(at, 0, ...(random.chance(0.05) ? ['--', 'app:app'] : ['app:app']));
}

function commandLine(random: Random, careful: boolean): string[] {
  const args: string[] = [];
  for (let count = random.between(0, 6); count > 0; count--) args.push(...option(random, careful));
  if (!careful && random.chance(0.15))
    args.push(
      random.pick(['--worker', '--keepalive', '--max-req', '-Rt30', '-RDt', '--host', '-x', '-DR', '-tw3', '--', '-9']),
    );
  return args;
}

function option(random: Random, careful: boolean): string[] {
  const fact = random.pick(random.chance(0.6) ? CLOCKS : OPTIONS);
  const full = random.pick(fact.flags);
  const flag =
    !careful && full.startsWith('--') && random.chance(0.3) ? full.slice(0, random.between(4, full.length)) : full;
  if (fact.action === 'store_true' || fact.action === 'store_const') {
    return !careful && random.chance(0.1) ? [`${flag}=true`] : [flag];
  }
  const value = valueOf(random, fact, careful);
  const joined = random.next();
  if (joined < 0.35) return [`${flag}=${value}`];
  if (joined < 0.5 && !flag.startsWith('--')) return [`${flag}${value}`];
  return !careful && random.chance(0.05) ? [flag] : [flag, value];
}

function valueOf(random: Random, fact: SettingFact, careful: boolean): string {
  if (fact.kind === 'count')
    return random.pick(
      careful || random.chance(0.8) ? (fact.cli === 'int' ? NUMBERS : ['0', '022', '0x1f', '18']) : NO_NUMBERS,
    );
  if (fact.kind === 'hostport')
    return random.pick(careful ? ['localhost:8125'] : ['localhost:8125', 'localhost', 'a:b', 'a:1:2']);
  if (fact.kind === 'reloadEngine')
    return random.pick(careful ? ['auto', 'poll'] : ['auto', 'poll', 'inotify', 'other']);
  // Newer versions look whether these are addresses.
  if (fact.kind === 'commas') return random.pick(['*', '10.0.0.1', '10.0.0.1,,::1, 127.0.0.1']);
  if (fact.name === 'bind') return random.pick(['0.0.0.0:8000', 'unix:/run/x.sock', ':80']);
  return random.pick(careful ? ['sync', 'gthread', 'text'] : TEXTS);
}

function configFlag(random: Random, careful: boolean): string[] {
  const name = random.pick(
    careful
      ? ['other.py', 'file:other.py', 'python:deploy.settings', './other.py', '']
      : ['other.py', 'nowhere.py', 'python:nowhere', 'other', 'file:nowhere.py', 'python:deploy.settings', ''],
  );
  return random.pick([['-c', name], ['--config', name], [`--config=${name}`]]);
}

function variable(random: Random, careful: boolean): string {
  const words = commandLine(random, careful);
  if (random.chance(0.2)) words.push(...configFlag(random, careful));
  if (random.chance(0.1)) words.push('ignored:app');
  return words.map((word) => (/^[\w:=./-]+$/.test(word) ? word : `"${word.replaceAll('"', '')}"`)).join(' ');
}

function configFile(random: Random, careful: boolean): string {
  const lines: string[] = [];
  for (let count = random.between(0, 5); count > 0; count--) {
    const fact = random.pick(random.chance(0.6) ? CLOCKS : KEYS);
    const good =
      fact.kind === 'count'
        ? random.pick(['60', '"55"', '"0x20"', 'True', '0', '1_000'])
        : random.pick(['"text"', 'None']);
    const fits =
      fact.kind === 'flag'
        ? random.pick(['True', '"False"'])
        : fact.kind === 'count' || ['text', 'texts', 'class'].includes(fact.kind)
          ? good
          : undefined;
    const value = careful ? fits : random.pick(LITERALS);
    if (value !== undefined) lines.push(`${fact.name} = ${value}`);
  }
  if (random.chance(0.3))
    lines.push(random.pick(['Timeout = 99', 'TIMEOUT = "x"', 'keep_alive = 65', 'worker_timeout = None']));
  return `${random.shuffled(lines).join('\n')}\n`;
}
