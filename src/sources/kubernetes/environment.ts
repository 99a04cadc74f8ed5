/** The variables of a container, and `$(NAME)` in its command. */
import type { Unknown } from '../../model/observation.js';
import type { Pieces } from '../shared/pieces.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { type Allowance, PiecesBuilder, PieceText, unknownPiece } from '../shared/yaml/text.js';

/** Data of the ConfigMaps of a cluster, by name; undefined where none was read, or several could be meant. */
export interface ConfigMaps {
  get(name: string): YamlValue | undefined;
}

/** The variables that a container sets. `env` beats `envFrom`; `unread` is where all variables come from of an object that no file holds. */
export function environmentOf(
  container: YamlValue,
  maps: ConfigMaps,
  allowance: Allowance,
): { environment: Map<string, Pieces>; unread: readonly Unknown[] } {
  const found = new Map<string, Pieces>();
  const unread: Unknown[] = [];
  for (const from of container.get('envFrom')?.items() ?? []) addAll(found, from, maps, unread);
  for (const item of container.get('env')?.items() ?? []) {
    const name = item.get('name')?.known();
    if (name === undefined) continue;
    const value = item.get('value');
    const source = item.get('valueFrom');
    // Only variables from above are put in.
    if (source !== undefined) found.set(name, valueFrom(source, maps));
    else if (value?.kind === 'scalar') found.set(name, expandReferences(value.pieces() ?? [], found, allowance));
    else found.set(name, [{ text: '', span: item.span, exact: false }]);
  }
  return { environment: found, unread };
}

/**
 * A text with `$(NAME)` put in, as `expansion.Expand` of Kubernetes does: `$$` is `$`. A name that the container does
 * not set may still come from `envFrom`, or else it stays as it is; it is unknown.
 */
export function expandReferences(
  pieces: Pieces,
  environment: ReadonlyMap<string, Pieces>,
  allowance: Allowance,
): Pieces {
  const source = new PieceText(pieces);
  const { text } = source;
  if (!text.includes('$')) return pieces;
  const builder = new PiecesBuilder((from, to) => source.parts(from, to), source.span(0));
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    const next = text[at + 1];
    // A name without an end is looked for once: there is none behind it either.
    const close = next === '(' ? text.indexOf(')', at) : -1;
    if (next === '(' && close < 0) break;
    if (next === '$') {
      builder.copy(from, at);
      builder.put('$', at, at + 2);
      from = at += 2;
    } else if (close >= 0) {
      builder.copy(from, at);
      const name = text.slice(at + 2, close);
      const value = environment.get(name);
      const isKnown = value !== undefined && allowance.takes(value);
      builder.add(isKnown ? value : [unknownPiece(source.span(at, close + 1), text.slice(at, close + 1))]);
      from = at = close + 1;
    } else {
      at++;
    }
  }
  builder.copy(from, text.length);
  return builder.pieces();
}

function addAll(found: Map<string, Pieces>, from: YamlValue, maps: ConfigMaps, unknowns: Unknown[]): void {
  const name = from.at('configMapRef', 'name');
  const data = maps.get(name?.known() ?? '');
  if (data === undefined) {
    const reference = name ?? from.at('secretRef', 'name') ?? from;
    unknowns.push({ kind: 'file', text: reference.known() ?? 'envFrom', name: 'envFrom', span: reference.span });
    return;
  }
  const prefix = from.get('prefix')?.known() ?? '';
  for (const { key, value } of data.entries().values()) {
    const pieces = value.pieces();
    if (pieces !== undefined) found.set(prefix + key, pieces);
  }
}

function valueFrom(source: YamlValue, maps: ConfigMaps): Pieces {
  const key = source.at('configMapKeyRef', 'key');
  const data = maps.get(source.at('configMapKeyRef', 'name')?.known() ?? '');
  const value = data?.get(key?.known() ?? '')?.pieces();
  if (value !== undefined) return value;
  const named = key ?? source.at('secretKeyRef', 'key') ?? source.at('fieldRef', 'fieldPath') ?? source;
  return [unknownPiece(named.span, named.known() ?? 'valueFrom')];
}
