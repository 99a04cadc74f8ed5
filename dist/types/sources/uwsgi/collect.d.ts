import type { Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../shared/app.js';
import type { OpenWords } from '../shared/arguments/options.js';
import type { Invocation } from '../shared/invocation.js';
import { type CommandLine, type Entry } from './entries.js';
export interface Collected {
    /** In the order in which they count: variables, the command line with its files, files named without an option. */
    readonly entries: readonly Entry[];
    readonly files: readonly SourceFile[];
    readonly unknowns: readonly Unknown[];
    readonly open?: OpenWords;
    readonly line: CommandLine;
}
/** Every option that uWSGI is given, from wherever (order seen with `--show-config` on 2.0.21). */
export declare function collect({ args, environment, directory }: Invocation, read: ReadFile): Collected;
