import type { OptionSpec } from '../shared/arguments/argparse.js';
import { type GunicornVersion } from './version.js';
/** How gunicorn checks a value: `gunicorn/config.py`, the validators. */
export type Kind = 'count' | 'flag' | 'text' | 'texts' | 'commas' | 'class' | 'dict' | 'hostport' | 'owner' | 'directory' | 'hook' | 'reloadEngine' | 'proxyProtocol' | 'other';
export type Fallback = number | string | boolean | null | readonly string[];
export interface SettingFact {
    /** The key in a configuration file; case matters there. */
    readonly name: string;
    /** Flags of the command line; none for what only a file can set. */
    readonly flags: readonly string[];
    readonly kind: Kind;
    /** The value where nobody sets one; null where there is none, or it depends on the machine. */
    readonly fallback: Fallback;
    /** How the command line reads the value, where it is no text: a decimal number, or one in Python's notation. */
    readonly cli?: 'int' | 'octal';
    readonly action?: 'append' | 'store_true' | 'store_const';
    /** The version that brought it, for those that 20.1 does not have. */
    readonly since?: readonly number[];
    /** The first version without it. */
    readonly until?: readonly number[];
}
/**
 * All settings of gunicorn 20.1.0 (as installed by Debian 12) and 26.2.0, in the order in which 20.1 declares them.
 * Flags, kinds and defaults are read off both; `since` is what their documentation says.
 */
export declare const SETTINGS: readonly SettingFact[];
/** The setting of a name, in its exact spelling. */
export declare function settingFact(name: string): SettingFact | undefined;
/** Whether a version has a setting; true where the version is not known. */
export declare function hasSetting(fact: SettingFact, version: GunicornVersion): boolean;
/** The page that defines a setting. */
export declare function settingReference(name: string): string;
/**
 * The options of a version's command line. `--proxy-protocol` takes a mode since 24.1.0 and nothing before; where the
 * version is not known, the word behind it decides.
 */
export declare function optionSpecs(version: GunicornVersion, words: readonly string[]): readonly OptionSpec[];
