/** Files that a unit names by `EnvironmentFile`, as `parse_env_file()` of systemd's `src/basic/env-file.c` reads them. */
import type { SourceFile } from '../../model/span.js';
import { type Pieces } from '../shared/pieces.js';
/**
 * The variables of a file, the last of a name. Nothing is put in for `$`; a backslash at the end of a line goes on in
 * the next; comments begin a line with `#` or `;`. Lines without `=` set nothing.
 */
export declare function readEnvironmentFile(file: SourceFile): Map<string, Pieces>;
