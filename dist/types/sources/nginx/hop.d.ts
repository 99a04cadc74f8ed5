import type { FactValue, Hop, Insertion } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import type { Span } from '../../model/span.js';
import type { TimerName } from '../../model/timer.js';
import type { Level } from './level.js';
import type { Directive } from './syntax.js';
import type { Names } from './names.js';
import { type Reuse } from './pooling.js';
import { type Retry } from './retry.js';
import { type Target } from './target.js';
import { type NginxVersion } from './version.js';
/** nginx as it behaves on one route. Everything is worked out when it is asked for, and once. */
export declare class NginxHop implements Hop {
    readonly level: Level;
    readonly names: Names;
    readonly nginx: NginxVersion;
    readonly span: Span;
    readonly product = "nginx";
    readonly label = "nginx";
    readonly layer: 4 | 7;
    readonly version?: string;
    private cachedTarget;
    private cachedReuse;
    private cachedRetry;
    private cachedUpgrade;
    private cachedStreams;
    private cachedFacts;
    constructor(level: Level, names: Names, nginx: NginxVersion, span: Span);
    /** Where this route sends its requests; undefined when it answers them itself. */
    get target(): Target | undefined;
    /** How connections to the upstream are used; undefined when the route forwards nothing. */
    get reuse(): Reuse | undefined;
    /** How often a request is tried on this route; undefined when it forwards nothing. */
    get retry(): Retry | undefined;
    /** The line that forwards `Upgrade`; undefined when none does. */
    get upgradeLine(): Directive | undefined;
    /** Whether the route forwards `Upgrade`, so that WebSockets can pass. */
    get upgrades(): boolean;
    /** Whether responses are passed on as they come: `proxy_buffering off`. */
    get streams(): boolean;
    private workOutStreams;
    get facts(): Readonly<Record<string, FactValue>>;
    get factSpans(): Readonly<Record<string, Span>>;
    timer(name: TimerName): Setting | undefined;
    private streamTimer;
    private httpTimer;
    /** The value of the innermost level that sets a directive, or the default. */
    private merged;
    private written;
    private downstream;
    private serverSpan;
    private as;
    /** Clocks of the pool, for targets that have one. */
    private pooled;
    /** Milliseconds that nginx tells the client in `Keep-Alive: timeout=`; null when it sends no such header. */
    get advertisedIdle(): number | null;
    fact(name: string): FactValue | undefined;
    insertions(setting: Setting): readonly Insertion[];
}
