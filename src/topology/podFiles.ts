/** nginx texts that manifests carry, as the pods have them that mount them. */
import { type SourceFile, type Span } from '../model/span.js';
import type { FileHost } from '../sources/nginx/include.js';
import { type Placement, placedHost } from '../sources/nginx/placed.js';
import type { CarriedText } from './infrastructure.js';
import { type Place, podPlace } from './place.js';
import type { NginxFiles } from './readStack.js';

interface Pod {
  readonly files: Set<SourceFile>;
  readonly placements: Placement[];
  readonly place: Place | undefined;
}

/**
 * Each pod's texts are one nginx, which includes what stands beside it in there. Texts that no pod mounts are those of
 * their ConfigMap, wherever that may be mounted.
 */
export function podFiles(texts: readonly CarriedText[], base: FileHost): NginxFiles[] {
  const pods = new Map<string, Pod>();
  for (const text of texts) {
    const { file, key, map, paths, runs, namespace } = text;
    for (const span of runs.length > 0 ? runs : [map]) {
      const name = placeIn(span);
      const place = runs.length > 0 ? podPlace(span, namespace) : inNamespace(namespace);
      const pod = pods.get(name) ?? { files: new Set(), placements: [], place };
      pods.set(name, pod);
      pod.files.add(file);
      for (const target of paths.length > 0 ? paths : [`/etc/nginx/${key}`]) {
        pod.placements.push({ source: file.name, target, inline: file });
      }
    }
  }
  return [...pods.values()].map(({ files, placements, place }) => ({
    files: [...files],
    host: placedHost(absoluteOnly(base), placements),
    ...(place === undefined ? {} : { place }),
  }));
}

/** What lies beside a manifest is in no pod. */
function absoluteOnly(base: FileHost): FileHost {
  return {
    read: (path) => (path.startsWith('/') ? base.read(path) : { problem: 'missing' }),
    glob: (mask) => (mask.startsWith('/') ? base.glob(mask) : { paths: [] }),
  };
}

/** Somewhere in a cluster: nothing shares a host with it that is known. */
function inNamespace(namespace: string | undefined): Place | undefined {
  return namespace === undefined ? undefined : { host: '', kind: 'container', inCluster: true, namespace };
}

function placeIn({ file, start, end }: Span): string {
  return `${file.name}:${start}:${end}`;
}
