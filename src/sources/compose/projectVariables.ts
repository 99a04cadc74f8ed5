/** What the variables of a project say of compose itself. */
import { textOf, unknownIn } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';

/**
 * The files that `COMPOSE_FILE` of a project's environment names, in its order; none where it is not set or not known.
 * https://docs.docker.com/compose/how-tos/environment-variables/envvars/#compose_file
 */
export function composeFilesOf(environment: Variables): string[] {
  return listOf(environment, 'COMPOSE_FILE', valueOf(environment, 'COMPOSE_PATH_SEPARATOR') ?? ':');
}

/** The profiles that `COMPOSE_PROFILES` asks for. */
export function composeProfilesOf(environment: Variables): string[] {
  return listOf(environment, 'COMPOSE_PROFILES', ',');
}

function listOf(environment: Variables, name: string, separator: string): string[] {
  const items = valueOf(environment, name)?.split(separator) ?? [];
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** The whole text of a variable; undefined where it is empty or not known. */
function valueOf(environment: Variables, name: string): string | undefined {
  const value = environment.get(name);
  return value === undefined || unknownIn(value) !== undefined ? undefined : textOf(value) || undefined;
}
