/** The patches of a kustomization: what they are, which objects they change, and those objects changed. */
import type { Unknown } from '../../../model/observation.js';
import { sliceOf, type Span } from '../../../model/span.js';
import { textOf, writtenText } from '../../shared/pieces.js';
import { expandedSize, placedAt, readYaml, type YamlValue } from '../../shared/yaml/index.js';
import { type Applied, blurred, groupIn, kindIn, nameIn, withNamesOf, withValue } from './applied.js';
import { jsonPatched } from './jsonPatch.js';
import { merged, mergesLists } from './merge.js';
import type { Scene } from './scene.js';
import { type Match, targets } from './select.js';

/** A patch of more values is none that an API server would take. */
const LARGEST = 30_000;

/** One entry of `patches`, or of the two fields before it. */
export interface Patch {
  /** Of a JSON patch the list of its operations, else an object or part of one. */
  readonly documents: readonly YamlValue[];
  readonly target: YamlValue | undefined;
  readonly span: Span;
  /** How it is named, as written. */
  readonly text: string;
}

/** `patchesStrategicMerge`: paths, or patches as text. */
export function mergePatches(top: YamlValue, scene: Scene): Patch[] {
  return (top.get('patchesStrategicMerge')?.items() ?? []).flatMap((item) => patchOf(item, undefined, scene));
}

/** `patches` and `patchesJson6902`: maps with a path or a text, and perhaps a target. */
export function patchesIn(list: YamlValue | undefined, scene: Scene): Patch[] {
  return (list?.items() ?? []).flatMap((item) => {
    if (item.kind === 'scalar') return patchOf(item, undefined, scene);
    const target = item.get('target');
    const inline = item.get('patch');
    const written = inline ?? item.get('path');
    return written === undefined ? [] : patchOf(written, target, scene, inline !== undefined);
  });
}

function patchOf(written: YamlValue, target: YamlValue | undefined, scene: Scene, inline = false): Patch[] {
  const text = writtenText(written.pieces() ?? []);
  const isText = inline || /\n|:\s|^[[{]/.test(text);
  const documents = isText ? inlineDocuments(written, scene.unknowns) : scene.documents(written);
  // What a patch that was not read does to its target nobody knows.
  return [{ documents, target, span: written.span, text: isText ? (text.split('\n')[0] ?? '') : text }];
}

/** The documents of a text in a kustomization: at their own places, where the text stands line by line. */
function inlineDocuments(written: YamlValue, unknowns: Unknown[]): readonly YamlValue[] {
  const { span } = written;
  const { file, start, end } = span;
  const header = file.text.indexOf('\n', start);
  if (/^[|>]/.test(file.text[start] ?? '') && header >= 0 && header < end && !/^[ \t]+---/m.test(sliceOf(span))) {
    const reading = readYaml(file, { start: header, end });
    unknowns.push(...reading.unknowns);
    return reading.documents;
  }
  const reading = readYaml({ name: file.name, text: textOf(written.pieces() ?? []) });
  unknowns.push(...reading.unknowns.map((unknown) => ({ ...unknown, span })));
  return reading.documents.map((document) => placedAt(document, span));
}

/** Objects with a patch done to those that it means; of what is not certain, or cannot be done, nothing is known. */
export function patched(objects: readonly Applied[], patch: Patch, unknowns: Unknown[]): readonly Applied[] {
  const { documents, target, span, text } = patch;
  const tell = (): void => void unknowns.push({ kind: 'value', text, name: 'patch', span });
  if (documents.length === 0 || documents.some((document) => expandedSize(document) > LARGEST)) {
    if (target !== undefined || documents.length > 0) tell();
    return target === undefined
      ? objects
      : objects.map((object) => blurredWhere(object, targets(target, object), text));
  }
  let result = objects;
  for (const document of documents) {
    const matching = matcherOf(document, target, result);
    let found = 'no' as Match;
    result = result.flatMap((object) => {
      const match = matching(object);
      if (found !== 'maybe' && match !== 'no') found = match;
      if (match !== 'yes') return blurredWhere(object, match, text);
      return applied(object, document, text, unknowns);
    });
    if (found !== 'yes') tell();
  }
  return result;
}

function applied(object: Applied, document: YamlValue, text: string, unknowns: Unknown[]): Applied[] {
  if (document.kind === 'list') {
    const value = jsonPatched(object.value, document, unknowns);
    return [value === undefined ? blurred(object, text) : withValue(object, value)];
  }
  const value = merged(object.value, document, mergesLists(object.value.get('apiVersion')?.known() ?? ''));
  if (value === undefined) return [];
  return [withValue(object, withNamesOf(object.value, value))];
}

function blurredWhere(object: Applied, match: Match, text: string): Applied {
  return match === 'no' ? object : blurred(object, text);
}

/** Which objects one document of a patch means. */
function matcherOf(
  document: YamlValue,
  target: YamlValue | undefined,
  objects: readonly Applied[],
): (object: Applied) => Match {
  if (target !== undefined) return (object) => targets(target, object);
  const [kind, group, name] = [kindIn(document), groupIn(document), nameIn(document)];
  const namespace = document.at('metadata', 'namespace')?.known() ?? '';
  if (kind === '' || name === '') return () => 'no';
  const alike = objects.filter(
    ({ value, names }) => kindIn(value) === kind && groupIn(value) === group && names.includes(name),
  );
  const exact = alike.filter(({ namespaces }) => namespaces.includes(namespace));
  const meant = new Set(exact.length > 0 ? exact : alike);
  return (object) => (meant.has(object) ? 'yes' : 'no');
}
