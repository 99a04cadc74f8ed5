import type { FactValue, Hop } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import type { AppBind } from '../shared/app.js';
import { type Effective } from './effective.js';
import type { WorkerClass } from './workerClass.js';
/** gunicorn as the last hop of a chain. Clocks are worked out when the first of them is asked for. */
export declare class GunicornHop implements Hop {
    readonly effective: Effective;
    readonly worker: WorkerClass;
    readonly product = "gunicorn";
    readonly label = "gunicorn";
    readonly layer = 7;
    readonly version?: string;
    readonly span: Span;
    private clocks;
    private cachedFacts;
    constructor(effective: Effective, worker: WorkerClass);
    timer(name: TimerName): Setting | undefined;
    get facts(): Readonly<Record<string, FactValue>>;
    get factSpans(): Readonly<Record<string, Span>>;
    private workOutFacts;
    private count;
    private flag;
    /** Threads that take requests: gevent, asgi and the Uvicorn workers have the setting but do not use it. */
    private threads;
    private keeps;
    /** Milliseconds in which gthread wants the first byte of a new connection: 5 s since 25.2.0, then `keepalive`. */
    private firstByte;
}
/** The addresses, each where it is written; the default where nobody says any. */
export declare function bindsOf(effective: Effective): AppBind[];
/** Where a bind is written, or the program's name. */
export declare function bindSpan(effective: Effective, bind: AppBind | undefined): Span;
