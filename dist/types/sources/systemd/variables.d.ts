/** Variables in the words of `ExecStart`, as `replace_env_argv()` of `src/basic/env-util.c` puts them in. */
import { type Pieces } from '../shared/pieces.js';
import { type Allowance } from '../shared/yaml/text.js';
type Environment = ReadonlyMap<string, Pieces>;
/**
 * The words with `${NAME}` put in as a part of its word, and `$NAME`, where it is a word by itself, split at blanks
 * into as many words as it holds. The program's path is left as it is. `$$` is `$`.
 */
export declare function withVariables(words: readonly Pieces[], environment: Environment, allowance: Allowance): Pieces[];
export {};
