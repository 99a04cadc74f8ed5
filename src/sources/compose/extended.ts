/** What a service takes over from others by `extends`: https://docs.docker.com/reference/compose-file/services/#extends */
import type { SourceFile, Span } from '../../model/span.js';
import { directoryOf, joinPath } from '../shared/path.js';
import type { YamlValue } from '../shared/yaml/index.js';
import type { ComposeFiles } from './files.js';
import { knownText, type Written } from './layers.js';

/** How many services may extend one another in a row. */
const DEEPEST = 20;

/**
 * The service itself, then those that it extends, of the same file (`services`) or of others; `open` is where one is
 * named that is not there. Relative paths of another file are relative to that file. Circles end.
 */
export function extendedLayers(
  service: Written,
  services: YamlValue,
  read: ComposeFiles,
): { readonly layers: readonly Written[]; readonly open: Span | undefined } {
  const layers = [service];
  let { scope } = service;
  let beside: YamlValue | undefined = services;
  for (let at = service.value.get('extends'); at !== undefined && at.kind !== 'null';) {
    const name = at.kind === 'scalar' ? at : at.get('service');
    const path = at.get('file');
    const file = path && otherFile({ value: path, scope, key: path.span }, read);
    if (file !== undefined) {
      scope = { directory: directoryOf(read.pathOf(file)), substitutes: scope.substitutes };
      beside = read
        .documents(file)
        .findLast((document) => document.get('services')?.kind === 'map')
        ?.get('services');
    }
    const wanted = name === undefined ? '' : (knownText({ value: name, scope, key: name.span }) ?? '');
    const next = path !== undefined && file === undefined ? undefined : beside?.entries().get(wanted);
    const isCircle = layers.some((layer) => layer.value === next?.value);
    if (next === undefined || next.value.kind !== 'map' || isCircle || layers.length >= DEEPEST) {
      const named = (file === undefined ? path : undefined) ?? name ?? at;
      read.missing({ value: named, scope, key: named.span }, 'extends');
      return { layers, open: named.span };
    }
    layers.push({ value: next.value, scope, key: next.keySpan });
    at = next.value.get('extends');
  }
  return { layers, open: undefined };
}

function otherFile(path: Written, read: ComposeFiles): SourceFile | undefined {
  const text = knownText(path);
  return text === undefined ? undefined : read.file(joinPath(path.scope.directory, text));
}
