/** Which worker class serves: the same flags are other clocks in each. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { readConfigFile } from './configFile.js';
import { findModule } from './configPath.js';
import { type Effective, winner } from './effective.js';
import type { PyClass, PyValue, ReadPython } from './pythonTypes.js';
import { numberOf, textValue } from './values.js';

/** The families that mean something else by the same settings; `other` is a class that is not known here. */
export type Family = 'sync' | 'gthread' | 'gevent' | 'eventlet' | 'tornado' | 'asgi' | 'uvicorn' | 'other';

export interface WorkerClass {
  /** Null where what names it is not known. */
  readonly family: Family | null;
  /** As written; `sync` where nobody says any. */
  readonly written: string;
  readonly span: Span | undefined;
  /** Whether gunicorn ends because it knows no such class. */
  readonly refused: boolean;
  /** Whether `threads` above 1 turned sync into gthread. */
  readonly byThreads: boolean;
  /** What a subclass of UvicornWorker gives uvicorn: it wins over gunicorn's own settings. */
  readonly kwargs: ReadonlyMap<string, PyValue>;
  /** Files that were read to find the class. */
  readonly files: readonly SourceFile[];
}

/** The names that need no module: `gunicorn/workers/__init__.py`. */
export const ALIASES: Readonly<Record<string, Family>> = {
  sync: 'sync',
  gthread: 'gthread',
  gevent: 'gevent',
  eventlet: 'eventlet',
  tornado: 'tornado',
  asgi: 'asgi',
  // Another server of gevent, whose clocks are its own.
  gevent_wsgi: 'other',
  gevent_pywsgi: 'other',
};

const CLASSES: Readonly<Record<string, Family>> = {
  'gunicorn.workers.sync.SyncWorker': 'sync',
  'gunicorn.workers.gthread.ThreadWorker': 'gthread',
  'gunicorn.workers.ggevent.GeventWorker': 'gevent',
  'gunicorn.workers.geventlet.EventletWorker': 'eventlet',
  'gunicorn.workers.gtornado.TornadoWorker': 'tornado',
  'gunicorn.workers.gasgi.ASGIWorker': 'asgi',
  'uvicorn.workers.UvicornWorker': 'uvicorn',
  'uvicorn.workers.UvicornH11Worker': 'uvicorn',
  'uvicorn_worker.UvicornWorker': 'uvicorn',
  'uvicorn_worker.UvicornH11Worker': 'uvicorn',
  'uvicorn_worker._workers.UvicornWorker': 'uvicorn',
  'uvicorn_worker._workers.UvicornH11Worker': 'uvicorn',
};

/** Names that only one family has, so that they tell it also where an import was not understood. */
const BARE = new Map(Object.entries(CLASSES).map(([path, family]) => [path.slice(path.lastIndexOf('.') + 1), family]));

const DEEPEST = 8;

interface Found {
  readonly family: Family;
  readonly kwargs: ReadonlyMap<string, PyValue>;
}

export function resolveWorkerClass(effective: Effective, read: ReadFile, python: ReadPython): WorkerClass {
  const set = winner(effective, 'worker_class');
  const span = set?.statement?.span;
  const none = { span, refused: false, byThreads: false, kwargs: new Map(), files: [] } as const;
  const config = effective.config.kind === 'read' ? effective.config.config : undefined;
  const own = config?.classes ?? new Map<string, PyClass>();
  // Words that were not read may name another class.
  const isOpen = set?.statement === undefined && effective.openWords.length > 0;
  if (set === undefined || isOpen) return { ...none, family: null, written: '' };
  const uri = textValue(set.value);
  if (uri === undefined) {
    const reference = set.statement?.layer === 'file' ? config?.names.get('worker_class')?.reference : undefined;
    const found = reference === undefined ? undefined : familyOf(reference, own, 0);
    return { ...none, family: null, written: set.value.kind === 'known' ? '' : set.value.written, ...found };
  }
  const name = uri.replace(/^egg:gunicorn#/, '').replace(/^#/, '');
  const result = { ...none, written: uri };
  const direct = ALIASES[name] ?? CLASSES[name];
  if (direct !== undefined && Object.hasOwn({ ...ALIASES, ...CLASSES }, name))
    return threaded(effective, { ...result, family: direct });
  if (name.startsWith('egg:')) return { ...result, family: 'other' };
  if (!name.includes('.')) return { ...result, family: 'other', refused: true };
  const at = name.lastIndexOf('.');
  const file = findModule(name.slice(0, at), effective.invocation.directory, read);
  if (file === undefined) return threaded(effective, { ...result, family: 'other' });
  const module = readConfigFile(file, effective.invocation.directory, read, python, (variable) =>
    effective.invocation.environment.get(variable),
  );
  const found =
    familyOf(name.slice(at + 1), module.classes, 0) ?? aliased(name.slice(at + 1), module.names, module.classes);
  return threaded(effective, { ...result, family: 'other', ...found, files: module.files });
}

/** A class that is brought in from elsewhere under its own or another name. */
function aliased(
  name: string,
  names: ReadonlyMap<string, PyValue>,
  classes: ReadonlyMap<string, PyClass>,
): Found | undefined {
  const reference = names.get(name)?.reference;
  return reference === undefined || reference === name ? undefined : familyOf(reference, classes, 1);
}

/** The family of a class, through those it is made from, with what it hands to uvicorn. */
function familyOf(name: string, classes: ReadonlyMap<string, PyClass>, depth: number): Found | undefined {
  const own = classes.get(name);
  if (own === undefined || depth >= DEEPEST) {
    const bare = name.slice(name.lastIndexOf('.') + 1);
    const family = (Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined) ?? BARE.get(bare);
    return family === undefined ? undefined : { family, kwargs: new Map() };
  }
  for (const base of own.bases) {
    const found = familyOf(base, classes, depth + 1);
    if (found === undefined) continue;
    const kwargs = own.attributes.get('CONFIG_KWARGS');
    const isDict = kwargs?.kind === 'dict' && kwargs.value instanceof Map;
    return isDict ? { ...found, kwargs: kwargs.value as ReadonlyMap<string, PyValue> } : found;
  }
  return undefined;
}

/** `threads` above 1 makes gthread of sync, and of every class whose path ends in `SyncWorker`. */
function threaded(effective: Effective, found: WorkerClass): WorkerClass {
  if (found.written !== 'sync' && !found.written.endsWith('SyncWorker')) return found;
  const threads = winner(effective, 'threads')?.value;
  const count = numberOf(threads);
  if (count !== undefined) return count > 1 ? { ...found, family: 'gthread', byThreads: true } : found;
  return threads?.kind === 'unknown' ? { ...found, family: null } : found;
}
