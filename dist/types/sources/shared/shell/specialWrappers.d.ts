/** Wrappers whose command lines are not just options and a command: `env`, `su`, the shells. */
import { type Pieces } from '../pieces.js';
import type { ShellStart, Start } from './start.js';
export declare function isShell(name: string): boolean;
/** The variables written before a command, taken over: `sudo A=1 gunicorn`. */
export declare function assigned(at: Start): Start;
/** `env -i -u X -C /app A=1 command`, and `env -S "A=1 command"`. */
export declare function environmentProgram(at: Start): Start;
/** `su app -c "gunicorn ..."` and `runuser -u app -- gunicorn ...`; a login (`-`, `-l`) starts in the user's own directory. */
export declare function switchUser(at: Start, name: string): Start | ShellStart | undefined;
/**
 * `bash -lc "script" name args`, `sh <<EOF`, and `bash entrypoint.sh gunicorn ...`, where the script is taken for one
 * that ends in `exec "$@"`.
 */
export declare function shellProgram(at: Start, name: string, startsProgram: (word: Pieces | undefined) => boolean): Start | ShellStart | undefined;
/** `hatch run prod:gunicorn`: what stands before the colon is hatch's own. */
export declare function withoutPrefix(words: readonly Pieces[]): readonly Pieces[];
/** All long options among words up to `--`, for tools of which every option takes a value. */
export declare function longsIn(words: readonly Pieces[]): string[];
