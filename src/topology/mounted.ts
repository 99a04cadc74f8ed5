/** Where the nginx texts of manifests stand in their pods, so that they can include each other. */
import type { SourceFile, Span } from '../model/span.js';
import type { Mounted } from '../sources/nginx/include.js';
import type { CarriedText } from './infrastructure.js';

/** The places of texts: together with those that a pod of theirs has, or, where no pod is known, with those of one ConfigMap. */
export function mountedOf(texts: readonly CarriedText[]): ReadonlyMap<SourceFile, Mounted> {
  const groups = new Map<string, Map<string, SourceFile>>();
  for (const text of texts) {
    for (const key of keysOf(text)) {
      const beside = groups.get(key) ?? new Map<string, SourceFile>();
      groups.set(key, beside);
      for (const path of pathsOf(text)) if (!beside.has(path)) beside.set(path, text.file);
    }
  }
  return new Map(
    texts.map((text) => [
      text.file,
      { path: pathsOf(text)[0] as string, beside: groups.get(keysOf(text)[0] as string) as Map<string, SourceFile> },
    ]),
  );
}

function keysOf({ runs, map }: CarriedText): string[] {
  return runs.length > 0 ? runs.map(placeIn) : [placeIn(map)];
}

function placeIn({ file, start, end }: Span): string {
  return `${file.name}:${start}:${end}`;
}

function pathsOf({ paths, key }: CarriedText): readonly string[] {
  return paths.length > 0 ? paths : [`/etc/nginx/${key}`];
}
