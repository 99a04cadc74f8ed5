/** The variables that a service has from the project's files. */
import type { Span } from '../../model/span.js';
import type { NamedFile } from '../../model/use.js';
import type { ReadFile } from '../shared/app.js';
import { joinPath } from '../shared/path.js';
import { type Pieces, textOf, unknownIn } from '../shared/pieces.js';
import { unknownPiece } from '../shared/yaml/text.js';
import { readEnvironmentFile } from './environmentFile.js';
import { knownText, type Layered, type Scope, type Written } from './layers.js';

export interface ServiceEnvironment {
  readonly environment: ReadonlyMap<string, Pieces>;
  /** Files of variables that were found. */
  readonly files: readonly NamedFile[];
  /** Files of variables that were not found. */
  readonly unread: readonly Written[];
}

/**
 * What the files of `env_file` set, the last one of a name, beaten by `environment`.
 * `find` gives a file by its path from the project's directory on.
 * https://docs.docker.com/reference/compose-file/services/#env_file
 */
export function environmentOf(service: Layered, find: ReadFile): ServiceEnvironment {
  const environment = new Map<string, Pieces>();
  const unread: Written[] = [];
  const files: NamedFile[] = [];
  for (const item of service.at('env_file').items()) {
    const value = item.value.kind === 'map' ? item.value.get('path') : item.value;
    if (value?.kind !== 'scalar') continue;
    const path = knownText({ ...item, value });
    const file = path === undefined ? undefined : find(joinPath(item.scope.directory, path));
    if (file === undefined) unread.push({ ...item, value });
    else {
      files.push({ file, span: value.span });
      const { variables } = item.scope.substitutes;
      for (const [name, text] of readEnvironmentFile(file, variables)) environment.set(name, text);
    }
  }
  for (const [name, text] of service.at('environment').pairs(handedOn)) environment.set(name, text);
  return { environment, files, unread };
}

/**
 * A variable without a value is that of compose itself; so is an argument of a build.
 * https://docs.docker.com/reference/compose-file/build/#args
 */
export function handedOn(name: string, span: Span, { substitutes }: Scope): Pieces {
  const value = substitutes.variables.get(name);
  const isKnown = value !== undefined && unknownIn(value) === undefined && substitutes.allowance.takes(value);
  return isKnown ? [{ text: textOf(value), span, exact: false }] : [unknownPiece(span, name)];
}
