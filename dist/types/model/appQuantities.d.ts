import { type Derivation } from './quantity.js';
/** What rules ask of app servers, besides their timers; {@link QUANTITIES} has these too. */
export declare const APP_QUANTITIES: Readonly<Record<string, Derivation>>;
