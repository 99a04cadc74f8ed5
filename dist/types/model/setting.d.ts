import type { Duration } from './duration.js';
import type { Span } from './span.js';
import type { Clock, TimerName } from './timer.js';
/** Where a value comes from. Only `explicit`, `inherited` and `flag` were chosen by somebody. */
export type Provenance = 'explicit' | 'inherited' | 'default' | 'flag' | 'platform' | 'assumed' | 'unknown';
/** One timer's value on one hop, with where it comes from and its place in a file. */
export interface Setting {
    readonly timer: TimerName;
    /** The product's own word: `proxy_read_timeout`, `--keep-alive`. */
    readonly name: string;
    /** Milliseconds, or for a count the plain number. */
    readonly value: Duration;
    readonly clock: Clock;
    readonly provenance: Provenance;
    /** For `inherited`: the block it is inherited from (`http`, `server`). For `default`: the versions it holds for. */
    readonly from?: string;
    /** The value where it is written; for a default, the smallest construct that it belongs to. */
    readonly span: Span;
    /** The text as written; for a default, the value as the product's documentation writes it. */
    readonly written: string;
    /** What a plain number means to the product, where it takes no unit: `gunicorn --timeout 120`. */
    readonly unit?: 's' | 'ms' | 'min';
    /** The vendor page that defines it. */
    readonly reference: string;
    /** What is unusual about it here, as a sentence for a person. */
    readonly note?: string;
    /** What the vendor of a service says about its values. */
    readonly terms?: VendorTerms;
    /** Set where a variable stands at `span`, whose value is written elsewhere. */
    readonly filling?: Filling;
}
/** Values of variables that were put in where their names are written. */
export interface Filling {
    /** Which variables, and where they get their values: `PROXY_READ_TIMEOUT at compose.yml:12`. */
    readonly note: string;
    /**
     * Where the value of the only variable is written, so that another one can be written there, and what stands around the
     * variable's name, which is read together with its value.
     */
    readonly place?: {
        readonly span: Span;
        readonly before: string;
        readonly after: string;
    };
}
/** What binds the values of a setting of somebody else's service. Times in milliseconds. */
export interface VendorTerms {
    /** The least and the most that can be set. */
    readonly range?: readonly [least: number, most: number];
    /** What it takes to raise it, as half a sentence: `only with an Enterprise plan`. */
    readonly raise?: string;
    /** What the vendor recommends to the other end of the leg. */
    readonly asks?: {
        readonly value: number;
        readonly by: string;
    };
    /** The worst that may be said on account of this value: it is known second hand, or the vendor asks for nothing. */
    readonly atMost?: 'warning' | 'info';
}
/** Whether somebody chose this value, so that a contradiction with it is one of explicit values. */
export declare function isChosen(setting: Setting): boolean;
