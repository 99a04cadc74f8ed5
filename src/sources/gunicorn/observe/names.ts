/** Names that nobody reads: keys of the configuration file and variables of the environment. */
import type { SourceFile } from '../../../model/span.js';
import { type Pieces, spanOf, textOf, writtenText } from '../../shared/pieces.js';
import type { ConfigFile } from '../configFile.js';
import { nearWord } from '../nearWord.js';
import { hasSetting, settingFact, SETTINGS } from '../settingFacts.js';
import { winner } from '../effective.js';
import { listOf } from '../values.js';
import { observe, type Scene } from './scene.js';

/** What people write for a setting that has another name. */
const MEANT: Readonly<Record<string, string>> = {
  keep_alive: 'keepalive',
  keepalive_timeout: 'keepalive',
  keep_alive_timeout: 'keepalive',
  timeout_keep_alive: 'keepalive',
  worker_timeout: 'timeout',
  request_timeout: 'timeout',
  timeouts: 'timeout',
  graceful: 'graceful_timeout',
  graceful_shutdown_timeout: 'graceful_timeout',
  timeout_graceful_shutdown: 'graceful_timeout',
  shutdown_timeout: 'graceful_timeout',
  max_request: 'max_requests',
  max_request_jitter: 'max_requests_jitter',
  num_workers: 'workers',
  worker_count: 'workers',
  worker_processes: 'workers',
  num_threads: 'threads',
  worker_threads: 'threads',
  worker_type: 'worker_class',
  workerclass: 'worker_class',
  worker_classes: 'worker_class',
  preload: 'preload_app',
  access_logfile: 'accesslog',
  error_logfile: 'errorlog',
  access_logformat: 'access_log_format',
  env: 'raw_env',
  pid: 'pidfile',
  name: 'proc_name',
};

export function observeNames(scene: Scene): void {
  const { config } = scene.effective;
  if (config.kind === 'read') unreadKeys(scene, config.config);
  unreadVariables(scene);
}

/** A key that is no setting, and that the file does not use itself: gunicorn ignores it without a word. */
function unreadKeys(scene: Scene, config: ConfigFile): void {
  const settings = SETTINGS.filter((fact) => hasSetting(fact, scene.effective.version)).map(({ name }) => name);
  for (const [name, value] of config.names) {
    if (settingFact(name) !== undefined || value.reference !== undefined || name.startsWith('_')) continue;
    const lower = name.toLowerCase();
    const meant = Object.hasOwn(MEANT, lower) ? MEANT[lower] : undefined;
    const right = meant ?? nearWord(name, settings);
    // A value that is only passed on has a name of its own, and so has one beside the right one.
    if (right === undefined || config.names.has(right) || timesUsed(name, value.span.file) > 1) continue;
    const span = config.bindings.get(name) ?? value.span;
    observe(
      scene,
      'unread-key',
      { key: name, right, written: value.written, file: value.span.file.name },
      { primary: span, value: value.span },
    );
  }
}

/** How often a name stands in a file, comments left out. */
function timesUsed(name: string, file: SourceFile): number {
  const text = file.text.replaceAll(/(^|\s)#.*$/gm, '$1');
  let count = 0;
  for (let at = text.indexOf(name); at >= 0 && count < 2; at = text.indexOf(name, at + name.length)) {
    const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
    if (!/[\p{L}\p{N}_]/u.test(around)) count++;
  }
  return count;
}

/** Variables that look as if gunicorn or uvicorn read them. */
function unreadVariables(scene: Scene): void {
  const { effective } = scene;
  const { environment } = effective.invocation;
  for (const [variable, pieces] of environment) variableSeen(scene, variable, pieces, 'environment');
  const raw = winner(effective, 'raw_env');
  const entries = raw?.statement === undefined ? [] : raw.statement.items;
  for (const item of entries) {
    const text = textOf(item);
    const sign = text.indexOf('=');
    if (sign > 0) variableSeen(scene, text.slice(0, sign), item, 'raw_env');
  }
  // Set by gunicorn itself for its workers, long after it has read its own arguments.
  for (const entry of listOf(raw?.value) ?? []) {
    const variable = /^(GUNICORN_CMD_ARGS|WEB_CONCURRENCY|PORT)=/.exec(entry)?.[1];
    const item = entries.find((each) => textOf(each).startsWith(`${variable ?? ''}=`));
    if (variable === undefined || item === undefined) continue;
    observe(scene, 'late-variable', { variable, written: writtenText(item) }, { primary: spanOf(item) });
  }
}

function variableSeen(scene: Scene, variable: string, pieces: Pieces, where: 'environment' | 'raw_env'): void {
  const match = /^(UVICORN|GUNICORN)_([A-Z0-9_]+)$/.exec(variable);
  if (match === null || variable === 'GUNICORN_CMD_ARGS' || isRead(scene, variable, pieces, where)) return;
  const name = (match[2] as string).toLowerCase();
  const { worker } = scene;
  const data = { variable, written: writtenText(pieces), where, workerClass: worker.family ?? '' };
  const places = { primary: spanOf(pieces) };
  if (match[1] === 'UVICORN') {
    if (where === 'raw_env' && worker.family !== 'uvicorn') return;
    observe(scene, 'uvicorn-variable', { ...data, right: UVICORN_MEANT[name] ?? '' }, places);
    return;
  }
  const setting =
    settingFact(name) ??
    settingFact(MEANT[name] ?? '') ??
    SETTINGS.find(({ flags }) => flags.includes(`--${name.replaceAll('_', '-')}`));
  // Of certificates and log files we know nothing to say.
  if (setting === undefined || (setting.kind !== 'count' && setting.name !== 'worker_class')) return;
  observe(scene, 'unread-variable', { ...data, setting: setting.name, flag: setting.flags.at(-1) ?? '' }, places);
}

const UVICORN_MEANT: Readonly<Record<string, string>> = {
  timeout_keep_alive: '--keep-alive',
  timeout_graceful_shutdown: '--graceful-timeout',
  timeout_worker_healthcheck: '--timeout',
  limit_max_requests: '--max-requests',
  limit_max_requests_jitter: '--max-requests-jitter',
  workers: '--workers',
  host: '--bind',
  port: '--bind',
  backlog: '--backlog',
  log_level: '--log-level',
};

/** Whether the command, the script around it or the configuration file speaks of a variable, or may. */
function isRead(scene: Scene, variable: string, pieces: Pieces, where: 'environment' | 'raw_env'): boolean {
  const { config, invocation } = scene.effective;
  if (config.kind === 'missing') return true;
  const isNamed = new RegExp(`\\b${variable}\\b(?!=)`);
  if (config.kind === 'read' && config.config.files.some(({ text }) => isNamed.test(text))) return true;
  if (where === 'raw_env') return false;
  const { command } = invocation.launch;
  const words = command.form === 'shell' ? [command.script] : command.words;
  if (words.some((word) => isNamed.test(writtenText(word)))) return true;
  // A word of the command that was put in from the variable keeps its place there.
  const set = spanOf(pieces);
  return invocation.args.some((word) =>
    word.some(
      ({ span }) => span.file === set.file && span.start >= set.start && span.end <= set.end && span.start < span.end,
    ),
  );
}
