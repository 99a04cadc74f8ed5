import type { Observation, Unknown } from '../../model/observation.js';
import type { SourceFile } from '../../model/span.js';
import type { NamedFile } from '../../model/use.js';
import type { Variables } from '../shared/variables.js';
import { type FileHost, IncludeResolver } from './include.js';
import { Names } from './names.js';
import { observe } from './observe/index.js';
import { outermost } from './outermost.js';
import { parseNginx } from './parser.js';
import { filledIn } from './placeholders.js';
import { type NginxRoute, routesOf } from './routes.js';
import { syntaxObservations } from './observe/syntax.js';
import type { ParsedFile } from './syntax.js';
import { buildTree, type Configuration } from './tree.js';
import type { NginxVersion } from './version.js';

/** What was read from a set of nginx files. */
export interface NginxReading {
  readonly routes: readonly NginxRoute[];
  readonly observations: readonly Observation[];
  readonly unknowns: readonly Unknown[];
  /** All files read, the given ones first. */
  readonly files: readonly SourceFile[];
  /** Those that others include, and where. */
  readonly includes: readonly NamedFile[];
  /** How many values of clocks and counts are written, each counted once. */
  readonly written: number;
}

/**
 * Reads nginx files: each with its includes in place, a file that another includes only there. Never throws; what is
 * wrong or unknown is observed at its place. Words of directives that leave a name open have the value that `variables`
 * gives it.
 */
export function readNginx(
  given: readonly SourceFile[],
  host: FileHost,
  version: NginxVersion,
  variables?: Variables,
): NginxReading {
  const resolver = new IncludeResolver(given, host);
  const parsed = new Map<SourceFile, ParsedFile>();
  const parse = (file: SourceFile): ParsedFile => {
    const known = parsed.get(file);
    if (known !== undefined) return known;
    const result = variables === undefined ? parseNginx(file) : filledIn(parseNginx(file), variables);
    parsed.set(file, result);
    return result;
  };
  const observations: Observation[] = [];
  const unknowns: Unknown[] = [];
  const counts = { written: 0 };
  const visited = new Set<SourceFile>();
  const includes = new Map<string, NamedFile>();
  const context = { resolver, parse, observations, unknowns, visited, includes };
  const configurations: Configuration[] = [];
  for (const file of outermost(given, host, parse)) {
    // A file that an include reached meanwhile, by whatever path, is read there.
    if (!visited.has(file)) configurations.push(buildTree(file, context));
  }
  // Files that only include each other in a circle are still read once.
  for (const file of given) if (!visited.has(file)) configurations.push(buildTree(file, context));
  const isTemplate = (file: SourceFile): boolean => parse(file).templates.length > 0;
  const routes: NginxRoute[] = [];
  const fragments = new Names();
  for (const configuration of configurations) if (!configuration.whole) fragments.add(configuration.root);
  for (const configuration of configurations) {
    // Fragments are parts of one configuration that was not given whole, so they share the names they define.
    const names = configuration.whole ? new Names() : fragments;
    if (configuration.whole) names.add(configuration.root);
    const own = routesOf(configuration, names, version);
    for (const route of own) routes.push(route);
    observe({ configuration, names, version, routes: own, isTemplate }, { observations, unknowns, counts });
  }
  for (const result of parsed.values()) syntaxObservations(result, observations, unknowns);
  return {
    routes,
    observations,
    unknowns,
    files: resolver.files,
    includes: [...includes.values()],
    written: counts.written,
  };
}
