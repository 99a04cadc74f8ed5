/** What the files of a stack are used for, in words for people. */
import type { SourceFile, Span } from '../../model/span.js';
import type { NamedFile, Use } from '../../model/use.js';
import type { ComposeService } from '../../sources/compose/index.js';
import { isCarriedAlong, type FileHost } from '../../sources/nginx/include.js';
import { isShipped } from '../../sources/nginx/shipped.js';
import type { NginxReading } from '../../sources/nginx/index.js';
import { type Placement, placedHost } from '../../sources/nginx/placed.js';
import type { Launch } from '../../sources/shared/launch.js';
import type { Pinned } from '../../sources/shared/requirements.js';
import { isForNginx } from './homes.js';

/** A placement with what says so. */
export interface SaidPlacement extends Placement {
  readonly how: 'copied' | 'mounted';
  readonly span: Span;
}

const NOWHERE: FileHost = { read: () => ({ problem: 'missing' }), glob: () => ({ paths: [] }) };

/** What nginx's files are used for: where its container has each, and which others include it. */
export function usesOfNginx({ files, includes }: NginxReading, placements: readonly SaidPlacement[] = []): Use[] {
  const hosts = placements.map((placement) => ({ placement, host: placedHost(NOWHERE, [placement], []) }));
  // Of several placements the last one wins.
  hosts.reverse();
  const included = new Set(includes.map(({ file }) => file));
  const placed = files.flatMap((file): Use[] => {
    const kind = included.has(file) ? INCLUDED : 'nginx configuration';
    for (const { placement, host } of hosts) {
      const target = host.placeOf?.(file.name, file);
      // The whole repository may be somewhere else in there, too.
      if (target !== undefined && isForNginx({ target })) {
        return [{ file, kind, how: `${placement.how} ${HOW[placement.how]} ${target}`, where: placement.span }];
      }
    }
    return [];
  });
  const named = includes
    .filter(({ file, span }) => !isCarriedAlong(file) && !isShipped(span.file))
    .map(({ file, span }): Use => ({ file, kind: INCLUDED, how: 'included by', where: span }));
  return [...placed, ...named];
}

const INCLUDED = 'included nginx configuration';
const HOW = { copied: 'to', mounted: 'at' } as const;

/** What a compose service uses: the Dockerfile that it is built from, files of variables. */
export function usesOfService(
  { name, span, buildSpan = span, variableFiles }: ComposeService,
  dockerfile: SourceFile | undefined,
): Use[] {
  const built: Use[] =
    dockerfile === undefined
      ? []
      : [{ file: dockerfile, kind: 'Dockerfile', how: `built for ${name}`, where: buildSpan }];
  return [...built, ...usesAsVariables(variableFiles, name)];
}

/** Files of variables that something names. */
export function usesAsVariables(files: readonly NamedFile[], name: string): Use[] {
  return files.map(({ file, span }) => ({ file, kind: 'variables', how: `variables of ${name}`, where: span }));
}

/** What a launch uses: the script that it begins with. */
export function useOfScript({ name, span }: Launch, script: SourceFile | undefined): Use[] {
  return script === undefined
    ? []
    : [{ file: script, kind: 'script', how: name === '' ? 'run by' : `run for ${name}`, where: span }];
}

/** The file beside a launch that says which version of a server is installed. */
export function useOfPin(server: string, { version, span }: Pinned, { span: { file } }: Launch): Use[] {
  if (span.file.name === file.name) return [];
  return [{ file: span.file, kind: 'requirements', how: `pins ${server} ${version}`, where: span }];
}

/** What a server reads. */
export function usesAsConfiguration(server: string, files: readonly SourceFile[], where: Span): Use[] {
  return files
    .filter((file) => file.name !== where.file.name)
    .map((file) => ({ file, kind: `configuration of ${server}`, how: `read by ${server}`, where }));
}

/** Each use once, in the order of the first. */
export function usesOnce(uses: readonly Use[]): Use[] {
  const keyOf = ({ file, how, where }: Use): string =>
    JSON.stringify([file.name, how, where.file.name, where.start, where.end]);
  return [...new Map(uses.map((use) => [keyOf(use), use])).values()];
}
