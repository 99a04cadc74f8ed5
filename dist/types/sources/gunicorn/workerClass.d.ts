/** Which worker class serves: the same flags are other clocks in each. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import { type Effective } from './effective.js';
import type { PyValue, ReadPython } from './pythonTypes.js';
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
export declare const ALIASES: Readonly<Record<string, Family>>;
export declare function resolveWorkerClass(effective: Effective, read: ReadFile, python: ReadPython): WorkerClass;
