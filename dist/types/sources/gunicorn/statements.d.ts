/** What one source says of one setting. */
import type { Span } from '../../model/span.js';
import type { ConfigFile } from './configFile.js';
import { type GivenOption, type ParsedArguments } from '../shared/arguments/argparse.js';
import { type Pieces } from '../shared/pieces.js';
import { type SettingFact } from './settingFacts.js';
import { type GunicornVersion } from './version.js';
import { type SettingValue } from './values.js';
/** From low to high: each wins over those before it. */
export declare const LAYERS: readonly ["variable", "file", "environment", "command line"];
export type Layer = (typeof LAYERS)[number];
export interface Statement {
    readonly setting: SettingFact;
    readonly layer: Layer;
    /** What a person calls the source: `gunicorn.conf.py`, `GUNICORN_CMD_ARGS`, `command line`, `WEB_CONCURRENCY`. */
    readonly source: string;
    /** The word by which it is set there, as written: `--timeout`, `-t`, `timeout`. */
    readonly name: string;
    readonly value: SettingValue;
    /** The value where it is written; of a flag without one, the flag. */
    readonly span: Span;
    /** The flag or the name. */
    readonly nameSpan: Span;
    /** The texts of a list, where each is written. */
    readonly items: readonly Pieces[];
    /** The value's own words, where it is text of a command line. */
    readonly words?: Pieces;
    /** The same source says it earlier too, without effect. */
    readonly earlier: readonly GivenOption[];
    /** `store_true` and the like. */
    readonly valueless: boolean;
}
/** What a command line says, a statement for each setting. */
export declare function commandStatements(parsed: ParsedArguments, layer: 'environment' | 'command line', source: string): Statement[];
/** What a configuration file says. Names that are no settings are ignored by gunicorn, in any other case too. */
export declare function fileStatements(config: ConfigFile, source: string, version: GunicornVersion): Statement[];
/** What variables say that gunicorn itself reads: the defaults of `workers`, `bind` and `forwarded_allow_ips`. */
export declare function variableStatements(environment: ReadonlyMap<string, Pieces>): Statement[];
