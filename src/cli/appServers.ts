import type { SourceFile } from '../model/span.js';
import type { Variables } from '../sources/shared/variables.js';
import type { AppServers } from '../topology/appServers.js';

/**
 * Reads the app servers that files start; `textAt` gives the text of a file beside them. Their readers take longer to
 * load than nginx's, those of YAML and TOML again, and most runs do without.
 */
export async function appServersOf(
  starters: readonly SourceFile[],
  textAt: (path: string) => string | undefined,
  variables?: Variables,
): Promise<AppServers> {
  const { readAppServers } = await import('../topology/appServers.js');
  const further = starters.some(needsFurther) ? (await import('../topology/furtherReaders.js')).FURTHER : undefined;
  const known = new Map<string, SourceFile | undefined>(starters.map((file) => [file.name, file]));
  const find = (path: string): SourceFile | undefined => {
    if (!known.has(path)) {
      const text = textAt(path);
      known.set(path, text === undefined ? undefined : { name: path, text });
    }
    return known.get(path);
  };
  return readAppServers(starters, find, further, variables);
}

function needsFurther({ name, text }: SourceFile): boolean {
  return /\.(?:ya?ml|json|toml|ini)$/i.test(name) || /\b(?:hypercorn|daphne|granian|waitress|uwsgi)/i.test(text);
}
