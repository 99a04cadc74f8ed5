import type { Variables } from '../shared/variables.js';
/**
 * The files that `COMPOSE_FILE` of a project's environment names, in its order; none where it is not set or not known.
 * https://docs.docker.com/compose/how-tos/environment-variables/envvars/#compose_file
 */
export declare function composeFilesOf(environment: Variables): string[];
/** The profiles that `COMPOSE_PROFILES` asks for. */
export declare function composeProfilesOf(environment: Variables): string[];
