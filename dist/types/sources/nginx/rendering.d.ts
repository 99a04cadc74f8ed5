import type { Variables } from '../shared/variables.js';
/**
 * What the official image makes of templates when a container starts: `entrypoint/20-envsubst-on-templates.sh` of
 * https://github.com/nginx/docker-nginx runs `envsubst` on every file below `directory` whose name ends with `suffix`,
 * and writes it below `output`, by the same name without the suffix. Paths are absolute and normal.
 */
export interface Rendering {
    readonly directory: string;
    readonly suffix: string;
    readonly output: string;
}
/** What the image does where no variable says otherwise. */
export declare const RENDERINGS: readonly Rendering[];
/**
 * The same for a container with some variables. As in the script, an empty one counts as none. What cannot be known,
 * because a variable that decides it is not, is left out.
 */
export declare function renderingsOf(environment: Variables): readonly Rendering[];
/**
 * The variables that templates are filled in with: those that `NGINX_ENVSUBST_FILTER` lets pass. None where it is not
 * known, or more than names with `^`, `$` and `|`, so that what it decides stays unknown.
 */
export declare function templateVariables(environment: Variables): Variables;
