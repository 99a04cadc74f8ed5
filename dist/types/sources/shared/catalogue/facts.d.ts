import type { Clock, TimerName } from '../../../model/timer.js';
/** What a plain number means: a time, a number of things, or nothing, where it is on or off. */
export type Unit = 's' | 'ms' | 'min' | 'count' | 'flag';
/** What writes a setting down; the keys under which a setting lists its spellings. */
export type Notation = 'terraform' | 'cloudformation' | 'kubernetes' | 'cli' | 'arm' | 'beanstalk' | 'openapi' | 'serverless' | 'cloudflared' | 'fly' | 'railway';
export type ProductKind = 'load-balancer' | 'cdn' | 'gateway' | 'platform' | 'proxy' | 'ingress' | 'network' | 'server';
/** One clock, count or switch of a product. Numbers are in `unit`. */
export interface SettingFacts {
    readonly id: string;
    readonly words?: readonly string[];
    readonly spellings?: Readonly<Partial<Record<Notation, readonly string[]>>>;
    readonly unit: Unit;
    /** Values may also be written with their unit. */
    readonly takes?: 'duration';
    /** `none` is no limit; `unknown` is published nowhere, or differs by what made it. */
    readonly default: number | boolean | 'none' | 'unknown';
    /** The setting whose value counts where this one is not written. */
    readonly fallback?: string;
    readonly defaults?: Readonly<Partial<Record<Notation, number>>>;
    readonly range?: readonly [least: number, most: number];
    readonly advised?: readonly [least: number, most: number];
    /** What 0 means, where it is no value like others. */
    readonly zero?: 'none' | 'default';
    readonly set: 'anybody' | 'nobody' | 'quota' | 'plan';
    readonly raise?: string;
    readonly required?: true;
    readonly asks?: number;
    readonly since?: string;
    readonly evidence: 'primary' | 'secondary';
    readonly atMost?: 'warning' | 'info';
    /** The vendor's page. */
    readonly page: string;
    readonly fires: string;
    readonly note?: string;
    readonly feeds: readonly TimerName[];
    readonly clocks?: Readonly<Partial<Record<TimerName, Clock>>>;
}
/** One product of a vendor. */
export interface ProductFacts {
    readonly id: string;
    readonly name: string;
    /** What sentences call it. */
    readonly label: string;
    readonly vendor: string;
    /** The catalogue file that it stands in. */
    readonly file: string;
    readonly aliases: readonly string[];
    readonly kind: ProductKind;
    readonly layer: 4 | 7;
    readonly page: string;
    readonly reuse: 'always' | 'never' | 'unknown' | 'opt-in';
    readonly reuseSetting?: string;
    readonly reuseOtherwise?: 'never' | 'unknown';
    readonly upstreamHttp?: string;
    readonly retry?: string;
    readonly retryOn?: string;
    readonly race?: string;
    readonly raceLog?: string;
    readonly silence?: string;
    readonly settings: readonly SettingFacts[];
}
/** Every product, in the order of the files. The build has held them against the schema, which says the same. */
export declare const PRODUCTS: readonly ProductFacts[];
/** The vendor of what has none. */
export declare const NO_VENDOR = "Nobody";
/** How many milliseconds one of a unit is; 1 for what counts things. */
export declare function msOf(unit: Unit): number;
/** What a setting takes, in words: `1 to 4000 seconds`. */
export declare function acceptedBy({ unit, range, zero, takes, set, default: value }: SettingFacts): string;
