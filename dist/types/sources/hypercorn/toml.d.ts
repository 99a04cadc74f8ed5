import type { SourceFile, Span } from '../../model/span.js';
import type { Values } from '../shared/arguments/values.js';
/** What a TOML file says at its top, where hypercorn looks; tables are no settings. */
export interface TomlSettings extends Values {
    readonly keys: readonly {
        readonly key: string;
        readonly span: Span;
    }[];
}
/** Undefined where the file is no TOML that the parser takes. */
export declare function readToml(file: SourceFile): TomlSettings | undefined;
