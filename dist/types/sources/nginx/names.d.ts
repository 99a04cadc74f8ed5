import type { Level } from './level.js';
import type { Directive } from './syntax.js';
/** An `upstream{}` block of `http`. */
export interface Upstream {
    readonly name: string;
    readonly level: Level;
    /** Its `server` lines that may get requests: those not marked `down`, backups included. */
    readonly servers: readonly Directive[];
}
/** A `map{}` block: its source, and what each value becomes. */
export interface MapBlock {
    readonly source: string;
    readonly variable: string;
    readonly level: Level;
    readonly complete: boolean;
}
/** What is known everywhere in a configuration: upstreams, maps, and addresses with HTTP/2 in clear text. */
export declare class Names {
    private readonly upstreams;
    private readonly maps;
    private readonly clearHttp2;
    /** Adds what a configuration's `http` levels define; what came first stays, as in nginx. */
    add(root: Level): void;
    private addListens;
    /** Whether any server takes HTTP/2 without TLS. */
    get hasClearHttp2(): boolean;
    /** Whether an address, as `listen` has it, takes HTTP/2 without TLS: where one server on it does, all do. */
    takesClearHttp2(address: string): boolean;
    /** An upstream by its name, in any case; undefined when no file given defines it. */
    upstream(name: string): Upstream | undefined;
    get hasUpstreams(): boolean;
    allUpstreams(): IterableIterator<Upstream>;
    /** A map by the variable it sets, without `$`, in any case. */
    map(variable: string): MapBlock | undefined;
}
/**
 * What a map gives when its source is empty, with the entry that decides; undefined when that cannot be known. nginx
 * tries no regular expression on an empty value, not even `~^$` (seen on 1.22.1; `ngx_http_map_find`).
 */
export declare function evaluateEmpty(map: MapBlock): {
    value: string;
    entry: Directive | undefined;
} | undefined;
