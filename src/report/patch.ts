import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/** A file before and after. */
export interface Changed {
  /** Its path as a person knows it. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Changes as a unified diff that `git apply` and `patch -p1` take: line ends as they are, names with odd characters quoted
 * as git does. Empty where nothing changes.
 */
export function patchOf(changes: readonly Changed[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(onePatch)
    .join('');
}

function onePatch({ name, before, after }: Changed): string {
  // An absolute path below `a` is one that `patch -d /` finds.
  const path = name.replace(/^\/+/, '');
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  return formatPatch({ ...patch, isGit: true }, FILE_HEADERS_ONLY);
}
