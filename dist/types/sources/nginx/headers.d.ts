import type { Level } from './level.js';
import { type MapBlock, type Names } from './names.js';
import type { Directive } from './syntax.js';
import { type NginxVersion } from './version.js';
/** What nginx sends as `Connection` to the upstream on an ordinary request, one that asks for no upgrade. */
export interface ConnectionHeader {
    /** The value; empty when the header is not sent; null when it cannot be known without a request. */
    readonly value: string | null;
    /** `default`: nobody sets it at the effective level; `lost`: an outer level does, but inner headers replace it. */
    readonly origin: 'default' | 'lost' | 'literal' | 'map' | 'unknown';
    /** The `proxy_set_header` that decides. */
    readonly directive: Directive | undefined;
    readonly map: MapBlock | undefined;
    /** The entry of the map that decides. */
    readonly entry: Directive | undefined;
}
/** The header lines in force at a level: those of the nearest level that has any, since they replace all outer ones. */
export declare function effectiveHeaders(level: Level, directive: string): readonly Directive[];
/** The last line that sets a header, compared without case. */
export declare function headerLine(lines: readonly Directive[], name: string): Directive | undefined;
/**
 * Whether an unreadable include stands between a level and the one that sets its headers. Such a file may set headers
 * of its own, and so replace all of those.
 */
export declare function headersUncertain(level: Level, directive: string): boolean;
/** The `Connection` header of `proxy_pass` at a level. Several lines for it are all sent. */
export declare function connectionHeader(level: Level, names: Names, version: NginxVersion): ConnectionHeader;
/** The nearest line of an outer level that sets a header which the lines of `setter` replace. */
export declare function outerLine(setter: Level, name: string): Directive | undefined;
/** Whether a level forwards `Upgrade`, so that WebSockets can pass. */
export declare function upgradeLine(level: Level): Directive | undefined;
