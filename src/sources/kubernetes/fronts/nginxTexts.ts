/** nginx's own configuration in the data of a ConfigMap. */
import type { Unknown } from '../../../model/observation.js';
import { type SourceFile, sliceOf, type Span } from '../../../model/span.js';
import { textOf } from '../../shared/pieces.js';
import type { YamlEntry, YamlValue } from '../../shared/yaml/index.js';
import { containersOf, workloadOf } from '../workload.js';
import { type KubernetesObjects, sameNamespace } from './objects.js';

/** One nginx file that a ConfigMap carries. */
export interface NginxText {
  /**
   * The manifest with everything but this text made blank, under the manifest's name: every offset in it is an offset in
   * the manifest, so that what the nginx reader finds stands at its place. Where kustomize puts a file into the ConfigMap,
   * that very file.
   */
  readonly file: SourceFile;
  /** The key: the file's name. */
  readonly key: string;
  /** The ConfigMap that it stands in. */
  readonly map: Span;
  /** Where pods have it, as far as they say so: `/etc/nginx/nginx.conf`. */
  readonly paths: readonly string[];
  /** The templates of the pods that have it. */
  readonly runs: readonly Span[];
  readonly namespace?: string;
}

const KEY = /(?:\.conf|\.conf\.template|\.tmpl|\.tpl|\.template|\.vhost|\.inc|nginx[\w.-]*|default)$/i;
const BLOCK = /^[ \t]*(?:(?:http|events|server|stream)\s*\{|(?:location|upstream|map)\s[^;{}\n]{1,500}\{)/m;
const DIRECTIVE =
  /^[ \t]*(?:proxy|fastcgi|uwsgi|keepalive|client|upstream|send|server|include|listen)[\w]*[ \t][^;{}\n]{1,500};/m;
/** All views of a file together hold at most so many characters: a file with a thousand texts is not copied a thousand times. */
const MOST_TEXT = 20_000_000;
/** One ConfigMap is mounted by fewer containers. */
const MOST_MOUNTS = 200;

/** The nginx files in all ConfigMaps. One that is not written as a block of lines is said to be unread. */
export function nginxTexts(objects: KubernetesObjects, unknowns: Unknown[]): readonly NginxText[] {
  const found: NginxText[] = [];
  let left = MOST_TEXT;
  let mounts: ReadonlyMap<string, Mount[]> | undefined;
  for (const map of objects.of('ConfigMap')) {
    for (const entry of map.value.get('data')?.entries().values() ?? []) {
      const { key, value } = entry;
      if (!isNginx(entry)) continue;
      const { file, end } = value.span;
      const whole = wholeFile(value);
      left -= whole === undefined ? end : 0;
      if (!(whole !== undefined || isBlock(value)) || left < 0) {
        unknowns.push({ kind: 'file', text: key, name: 'data', span: entry.keySpan });
        continue;
      }
      mounts ??= mountsIn(objects);
      const own = (mounts.get(map.name) ?? []).filter(
        (mount) => sameNamespace(mount.namespace, map.namespace) && (mount.key === undefined || mount.key === key),
      );
      found.push({
        file: whole ?? viewOf(file, value),
        key,
        map: map.value.span,
        paths: [...new Set(own.map((mount) => (mount.isFile ? mount.path : `${mount.path}/${mount.as ?? key}`)))],
        runs: [...new Set(own.map((mount) => mount.pod.span))],
        ...(map.namespace === undefined ? {} : { namespace: map.namespace }),
      });
    }
  }
  return found;
}

function isNginx({ key, value }: YamlEntry): boolean {
  if (value.kind !== 'scalar' || !KEY.test(key)) return false;
  const text = wholeFile(value) !== undefined || isBlock(value) ? sliceOf(value.span) : textOf(value.pieces() ?? []);
  const head = text.slice(0, 65_536);
  return BLOCK.test(head) || (DIRECTIVE.test(head) && /nginx|conf/i.test(key));
}

/** The file that a text is the whole of. */
function wholeFile(value: YamlValue): SourceFile | undefined {
  const { file, start, end } = value.span;
  const [piece] = value.pieces() ?? [];
  return start === 0 && end === file.text.length && piece?.text.length === end ? file : undefined;
}

/** Whether a text stands as it is, line by line. */
function isBlock({ span: { file, start } }: YamlValue): boolean {
  return file.text[start] === '|';
}

const blanks = new WeakMap<SourceFile, string>();

/** The file with all but a block scalar made blank; its line ends stay, so that lines keep their numbers. */
function viewOf(file: SourceFile, { span: { start, end } }: YamlValue): SourceFile {
  const blank = blanks.get(file) ?? file.text.replace(/[^\r\n]/g, ' ');
  blanks.set(file, blank);
  const header = file.text.indexOf('\n', start);
  const from = header < 0 || header > end ? end : header;
  return { name: file.name, text: blank.slice(0, from) + file.text.slice(from, end) };
}

interface Mount {
  readonly pod: YamlValue;
  readonly namespace: string | undefined;
  readonly path: string;
  /** The only key, where one is chosen. */
  readonly key: string | undefined;
  /** The name it gets, where another one is given. */
  readonly as: string | undefined;
  /** Whether the path is that of the file (`subPath`). */
  readonly isFile: boolean;
}

/** Where pods mount ConfigMaps, by the names of these. */
function mountsIn(objects: KubernetesObjects): Map<string, Mount[]> {
  const found = new Map<string, Mount[]>();
  for (const object of objects.all) {
    const { namespace } = object;
    const pod = workloadOf(object.value)?.pod;
    if (pod === undefined) continue;
    const volumes = new Map<string, YamlValue>();
    for (const volume of pod.get('volumes')?.items() ?? []) {
      const name = volume.get('name')?.known();
      const map = volume.get('configMap');
      if (name !== undefined && map !== undefined) volumes.set(name, map);
    }
    for (const container of containersOf(pod)) {
      for (const mount of container.get('volumeMounts')?.items() ?? [])
        addMount(found, { pod, namespace }, volumes, mount);
    }
  }
  return found;
}

function addMount(
  found: Map<string, Mount[]>,
  home: Pick<Mount, 'pod' | 'namespace'>,
  volumes: ReadonlyMap<string, YamlValue>,
  mount: YamlValue,
): void {
  const map = volumes.get(mount.get('name')?.known() ?? '');
  const name = map?.get('name')?.known();
  const path = mount.get('mountPath')?.known()?.replace(/\/+$/, '');
  if (map === undefined || name === undefined || path === undefined) return;
  const subPath = mount.get('subPath')?.known();
  const items = map.get('items')?.items() ?? [];
  const chosen: { key: string | undefined; as: string | undefined }[] = items.flatMap((item) => {
    const key = item.get('key')?.known();
    const as = item.get('path')?.known();
    return key === undefined || (subPath !== undefined && as !== subPath) ? [] : [{ key, as }];
  });
  if (items.length === 0) chosen.push({ key: subPath, as: undefined });
  for (const { key, as } of chosen) {
    const known = found.get(name) ?? [];
    if (known.length < MOST_MOUNTS) known.push({ ...home, path, key, as, isFile: subPath !== undefined });
    found.set(name, known);
  }
}
