/** Settings that the worker class does not use, or uses for something else than people think. */
import { formatMs } from '../../../model/duration.js';
import { bindCount } from '../clocks.js';
import { winner, type Winner } from '../effective.js';
import type { Statement } from '../statements.js';
import { numberOf, spoken } from '../values.js';
import type { Family } from '../workerClass.js';
import { isAtLeast } from '../version.js';
import { observe, type Scene } from './scene.js';

/** Which classes take no notice of which setting. */
const IGNORED: Readonly<Record<string, readonly Family[]>> = {
  threads: ['uvicorn', 'asgi', 'gevent', 'eventlet', 'tornado'],
  keepalive: ['sync', 'tornado'],
  worker_connections: ['sync', 'tornado', 'uvicorn'],
  asgi_disconnect_grace_period: ['sync', 'gthread', 'gevent', 'eventlet', 'tornado', 'uvicorn'],
};

export function observeClasses(scene: Scene): void {
  for (const [name, families] of Object.entries(IGNORED)) ignored(scene, name, families);
  overruledByClass(scene);
  severalBinds(scene);
  slowBoot(scene);
  jitter(scene);
  zeros(scene);
}

/** The statement and the number of a setting that somebody has set to a number. */
function chosen(scene: Scene, name: string): { won: Winner & { statement: Statement }; number: number } | undefined {
  const won = winner(scene.effective, name);
  const number = numberOf(won?.value);
  if (won?.statement === undefined || number === undefined) return undefined;
  return { won: won as Winner & { statement: Statement }, number };
}

function ignored(scene: Scene, name: string, families: readonly Family[]): void {
  const { worker, effective } = scene;
  const statement = winner(effective, name)?.statement;
  if (statement === undefined || worker.family === null || !families.includes(worker.family)) return;
  // One thread is what these classes have anyway.
  if (name === 'threads' && numberOf(statement.value) === 1) return;
  observe(
    scene,
    'ignored-setting',
    {
      setting: name,
      name: statement.name,
      value: spoken(statement.value),
      source: statement.source,
      workerClass: worker.family,
      classWritten: worker.written,
    },
    { primary: statement.span, class: worker.span },
  );
}

/** What a subclass hands to uvicorn wins over gunicorn's own setting. */
function overruledByClass(scene: Scene): void {
  const kwargs = scene.worker.kwargs.get('timeout_keep_alive');
  const keepalive = chosen(scene, 'keepalive');
  if (kwargs === undefined || keepalive === undefined || kwargs.value === keepalive.number) return;
  const statement = keepalive.won.statement;
  observe(
    scene,
    'conflicting-sources',
    {
      setting: 'keepalive',
      value: kwargs.written,
      name: 'timeout_keep_alive',
      source: 'CONFIG_KWARGS',
      otherValue: String(keepalive.number),
      otherName: statement.name,
      otherSource: statement.source,
    },
    { primary: kwargs.span, overruled: statement.span },
  );
}

/** With several addresses a sync worker may be killed after half its time. */
function severalBinds(scene: Scene): void {
  const { effective, worker } = scene;
  const count = bindCount(effective) ?? 1;
  const bind = winner(effective, 'bind')?.statement;
  const timeout = winner(effective, 'timeout');
  const number = numberOf(timeout?.value);
  if (worker.family !== 'sync' || count < 2 || bind === undefined || number === undefined || number === 0) return;
  const data = { count, timeout: formatMs(number * 1000), least: formatMs(number * 500) };
  observe(scene, 'several-binds', data, { primary: bind.span, timeout: timeout?.statement?.span });
}

/** Up to this many seconds an import may well take; gunicorn's own 30 s are enough for nearly all. */
const SLOW_BOOT = 10;

/** Before 22.0.0 a worker that needs longer to import the application than `timeout` is killed, again and again. */
function slowBoot(scene: Scene): void {
  const { version } = scene.effective;
  const timeout = chosen(scene, 'timeout');
  const preload = winner(scene.effective, 'preload_app')?.value;
  if (version === undefined || isAtLeast(version, 22) !== false || timeout === undefined) return;
  if (timeout.number === 0 || timeout.number > SLOW_BOOT) return;
  if (preload?.kind !== 'known' || preload.value !== false) return;
  const data = { timeout: formatMs(timeout.number * 1000), version: version.join('.') };
  observe(scene, 'boot-within-timeout', data, { primary: timeout.won.statement.span }, 'medium');
}

/** Workers that began together end together. */
function jitter(scene: Scene): void {
  const { effective } = scene;
  const requests = chosen(scene, 'max_requests');
  const spread = numberOf(winner(effective, 'max_requests_jitter')?.value);
  const workers = winner(effective, 'workers');
  const count = numberOf(workers?.value);
  if (requests === undefined || requests.number === 0 || spread !== 0) return;
  // One worker has nobody to end together with.
  if (count !== undefined && count < 2) return;
  const data = { maxRequests: requests.number, workers: count ?? 0 };
  observe(scene, 'no-jitter', data, { primary: requests.won.statement.span, workers: workers?.statement?.span });
}

function zeros(scene: Scene): void {
  const workerClass = scene.worker.family ?? '';
  const timeout = chosen(scene, 'timeout');
  if (timeout?.number === 0) {
    const { name, span } = timeout.won.statement;
    observe(scene, 'timeout-zero', { name, workerClass }, { primary: span });
  }
  const keepalive = chosen(scene, 'keepalive');
  const loops = workerClass === 'uvicorn' || workerClass === 'asgi';
  if (keepalive?.number === 0 && loops && !scene.worker.kwargs.has('timeout_keep_alive')) {
    const { name, span } = keepalive.won.statement;
    observe(scene, 'keepalive-zero', { name, workerClass }, { primary: span, class: scene.worker.span });
  }
}
