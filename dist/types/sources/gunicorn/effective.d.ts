/** gunicorn's settings as they are once all sources have spoken: `gunicorn/app/base.py`, `load_config`. */
import type { SourceFile, Span } from '../../model/span.js';
import { type ParsedArguments } from '../shared/arguments/argparse.js';
import type { ReadFile } from '../shared/app.js';
import type { Invocation } from '../shared/invocation.js';
import { type Pieces } from '../shared/pieces.js';
import { type ConfigFile } from './configFile.js';
import type { ReadPython, SplitWords } from './pythonTypes.js';
import { type SettingFact } from './settingFacts.js';
import { type Statement } from './statements.js';
import { type GunicornVersion } from './version.js';
import { type SettingValue } from './values.js';
/** Where the one configuration file comes from. */
export type ConfigChoice = {
    readonly kind: 'none';
} | {
    readonly kind: 'read';
    readonly config: ConfigFile;
    readonly chosenBy: Statement | undefined;
}
/** It is named, but was not among the files that were given, or its name is not known. */
 | {
    readonly kind: 'missing';
    readonly chosenBy: Statement;
};
export interface Effective {
    readonly version: GunicornVersion;
    readonly invocation: Invocation;
    readonly commandLine: ParsedArguments;
    /** `GUNICORN_CMD_ARGS`, read by the same grammar. */
    readonly environment: ParsedArguments | undefined;
    readonly config: ConfigChoice;
    /** A `gunicorn.conf.py` in the start directory that a `-c` keeps from being read. */
    readonly ignoredDefault: SourceFile | undefined;
    /** By setting, the sources that say something, from low to high: the last one wins. */
    readonly statements: ReadonlyMap<string, readonly Statement[]>;
    /** The application as the command line names it. */
    readonly application: Pieces | undefined;
    /** Words of the command line that may be options: what is not set elsewhere may be set by them. */
    readonly openWords: readonly Pieces[];
}
export declare function readEffective(invocation: Invocation, read: ReadFile, python: ReadPython, split: SplitWords, version: GunicornVersion): Effective;
/** What a setting is in the end: the statement that wins, or the default. */
export interface Winner {
    readonly setting: SettingFact;
    readonly value: SettingValue;
    /** Undefined for a default, and where an unread file may set it. */
    readonly statement: Statement | undefined;
    /** Set where the value may come from a file that was not read. */
    readonly unread?: Span;
    /** Whether more than one source says something. */
    readonly contested: boolean;
}
/** The value of a setting that is in force. Names of no setting give undefined. */
export declare function winner(effective: Effective, name: string): Winner | undefined;
/** Where nothing says which application is served: the command line names none, and no file does. */
export declare function hasApplication(effective: Effective): boolean | undefined;
/** The place that stands for gunicorn as a whole: its name on the command line. */
export declare function programSpan(invocation: Invocation): Span;
