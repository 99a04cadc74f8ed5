/** What the catalogue files say, after `catalogue.schema.json`: the products of vendors and their settings. */
import { catalogue } from '../../../generated/catalogue.js';
import type { Clock, TimerName } from '../../../model/timer.js';

/** What a plain number means: a time, a number of things, or nothing, where it is on or off. */
export type Unit = 's' | 'ms' | 'min' | 'count' | 'flag';

/** What writes a setting down; the keys under which a setting lists its spellings. */
export type Notation =
  | 'terraform'
  | 'cloudformation'
  | 'kubernetes'
  | 'cli'
  | 'arm'
  | 'beanstalk'
  | 'openapi'
  | 'serverless'
  | 'cloudflared'
  | 'fly'
  | 'railway';

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
export const PRODUCTS = catalogue as readonly ProductFacts[];

/** The vendor of what has none. */
export const NO_VENDOR = 'Nobody';

const MS: Readonly<Record<Exclude<Unit, 'flag'>, number>> = { s: 1000, ms: 1, min: 60_000, count: 1 };

/** How many milliseconds one of a unit is; 1 for what counts things. */
export function msOf(unit: Unit): number {
  return unit === 'flag' ? 1 : MS[unit];
}

const UNIT_WORDS = { s: 'seconds', ms: 'milliseconds', min: 'minutes', count: '', flag: '' } as const;

/** What a setting takes, in words: `1 to 4000 seconds`. */
export function acceptedBy({ unit, range, zero, takes, set, default: value }: SettingFacts): string {
  if (set === 'nobody') return `nothing: it is ${value}${unit === 'count' ? '' : ` ${UNIT_WORDS[unit]}`} for everybody`;
  if (unit === 'flag') return 'true or false';
  const words = UNIT_WORDS[unit];
  const withUnit = takes === undefined ? '' : ', or a duration such as 1m30s';
  if (range === undefined) return `a whole number${words === '' ? '' : ` of ${words}`}${withUnit}`;
  const [least, most] = range;
  const none =
    zero === undefined || least === 0 ? '' : zero === 'none' ? ', or 0 for no limit' : ', or 0 for the default';
  return `${least} to ${most}${words === '' ? '' : ` ${words}`}${none}${withUnit}`;
}
