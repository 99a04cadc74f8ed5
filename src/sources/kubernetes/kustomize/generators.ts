/** ConfigMaps that a kustomization makes of files and of pairs. The hash behind their names is left away, there and where they are named. */
import { slicePieces, textOf } from '../../shared/pieces.js';
import { madeMap, madeScalar, type YamlEntry, type YamlValue } from '../../shared/yaml/index.js';
import { type Applied, appliedOf, kindIn, withValue } from './applied.js';
import { textAt, withEntries } from './change.js';
import type { Scene } from './scene.js';

const MOST_TEXT = 1_000_000;
const ASSIGNMENT = /^[ \t]*([\w.-]+)=(.*?)\r?$/gm;

/** The objects with what `configMapGenerator` makes, merges and replaces. */
export function generated(objects: readonly Applied[], top: YamlValue, scene: Scene): readonly Applied[] {
  let result = objects;
  for (const item of top.get('configMapGenerator')?.items() ?? []) result = withGenerated(result, item, scene);
  return result;
}

function withGenerated(objects: readonly Applied[], item: YamlValue, scene: Scene): readonly Applied[] {
  const name = item.entries().get('name');
  const text = name?.value.known();
  if (name === undefined || text === undefined) return objects;
  const data = dataOf(item, scene);
  const behavior = item.get('behavior')?.known() ?? 'create';
  const before = objects.find(({ value, names }) => kindIn(value) === 'ConfigMap' && names.includes(text));
  if (before !== undefined && behavior !== 'create') {
    const old = behavior === 'merge' ? before.value.get('data') : undefined;
    const value = withEntries(old ?? madeMap(new Map(), item.span), data);
    const entry = { key: 'data', keySpan: before.value.entries().get('data')?.keySpan ?? item.span, value };
    return objects.map((object) =>
      object === before ? withValue(object, withEntries(object.value, [entry])) : object,
    );
  }
  const metadata = [name, item.entries().get('namespace')].filter((entry) => entry !== undefined);
  const made = madeMap(
    new Map(
      Object.entries({
        apiVersion: textAt('v1', item.span),
        kind: textAt('ConfigMap', item.span),
        metadata: mapOf(metadata, item),
        data: mapOf(data, item),
      }).map(([key, value]) => [key, { key, keySpan: name.keySpan, value }]),
    ),
    item.span,
  );
  return [...objects, appliedOf(made)];
}

function mapOf(entries: readonly YamlEntry[], { span }: YamlValue): YamlValue {
  return madeMap(new Map(entries.map((entry) => [entry.key, entry])), span);
}

function dataOf(item: YamlValue, scene: Scene): YamlEntry[] {
  const envs = [...(item.get('envs')?.items() ?? []), ...[item.get('env') ?? []].flat()];
  return [
    ...envs.flatMap((written) => pairsOf(written, scene)),
    ...(item.get('files')?.items() ?? []).flatMap((written) => fileOf(written, scene)),
    ...(item.get('literals')?.items() ?? []).flatMap(literalOf),
  ];
}

/** `nginx.conf`, or `default.conf=conf/site.conf`. */
function fileOf(written: YamlValue, scene: Scene): YamlEntry[] {
  const text = written.known();
  if (text === undefined) return [];
  const equals = text.indexOf('=');
  const path = text.slice(equals + 1);
  const file = scene.file(written, path);
  if (file === undefined) return [];
  const key = equals > 0 ? text.slice(0, equals) : path.slice(path.lastIndexOf('/') + 1);
  const span = { file, start: 0, end: file.text.length };
  return [{ key, keySpan: written.span, value: madeScalar([{ text: file.text, span, exact: true }], span) }];
}

/** `TIMEOUT=30`; quotes around the whole value are taken away. */
function literalOf(written: YamlValue): YamlEntry[] {
  const pieces = written.pieces() ?? [];
  const text = textOf(pieces);
  const equals = text.indexOf('=');
  if (equals <= 0) return [];
  const quoted = /^(["']).*\1$/s.test(text.slice(equals + 1)) ? 1 : 0;
  const value = slicePieces(pieces, equals + 1 + quoted, text.length - quoted);
  return [{ key: text.slice(0, equals), keySpan: written.span, value: madeScalar(value, written.span) }];
}

/** A file of `KEY=value` lines. */
function pairsOf(written: YamlValue, scene: Scene): YamlEntry[] {
  const file = scene.file(written);
  return [...(file?.text.slice(0, MOST_TEXT).matchAll(ASSIGNMENT) ?? [])].flatMap((match) => {
    const [all, key, text] = match as unknown as [string, string, string];
    if (file === undefined) return [];
    const start = match.index + all.indexOf('=') + 1;
    const span = { file, start, end: start + text.length };
    return [{ key, keySpan: span, value: madeScalar([{ text, span, exact: true }], span) }];
  });
}
