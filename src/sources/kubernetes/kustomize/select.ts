/** Which objects a target of a kustomization means. */
import type { YamlValue } from '../../shared/yaml/index.js';
import { type Applied, groupIn, kindIn, versionIn } from './applied.js';

/** `maybe` where a pattern or a selector is beyond what is read here. */
export type Match = 'yes' | 'no' | 'maybe';

/** Whether a `target` with patterns for names, and selectors of labels, means an object. */
export function targets(target: YamlValue, { value, names, namespaces }: Applied): Match {
  const version = versionIn(value);
  return all([
    matches(target.get('kind'), [kindIn(value)]),
    matches(target.get('name'), names),
    matches(target.get('namespace'), namespaces),
    matches(target.get('group'), [groupIn(value)]),
    matches(target.get('version'), [version.slice(version.indexOf('/') + 1)]),
    selects(target.get('labelSelector'), value.at('metadata', 'labels')),
    selects(target.get('annotationSelector'), value.at('metadata', 'annotations')),
  ]);
}

function all(found: readonly Match[]): Match {
  return found.includes('no') ? 'no' : found.includes('maybe') ? 'maybe' : 'yes';
}

/** Kustomize's patterns are regular expressions for the whole text; an empty one says nothing. */
function matches(pattern: YamlValue | undefined, texts: readonly string[]): Match {
  if (pattern === undefined || pattern.kind === 'null') return 'yes';
  const written = pattern.known();
  if (written === undefined) return 'maybe';
  if (written === '') return 'yes';
  const found = written
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .split('|')
    .flatMap((each) => texts.map((text) => matchesPlain(each, text)));
  return found.includes('yes') ? 'yes' : found.includes('maybe') ? 'maybe' : 'no';
}

/** A pattern of letters, `\.`, `.*` and `.+` alone: what people write, and what takes linear time to hold against a text. */
function matchesPlain(pattern: string, text: string): Match {
  if (!/^(?:[\w/:-]|\\[.-]|\.[*+]?)*$/.test(pattern)) return 'maybe';
  const parts = pattern.match(/\\[.-]|\.[*+]?|[\w/:-]/g) ?? [];
  let [at, next, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const part = parts[next];
    if (part === '.*') {
      star = next++;
      mark = at;
    } else if (part === '.+') {
      parts.splice(next, 1, '.', '.*');
    } else if (part !== undefined && (part === '.' || part.replace('\\', '') === text[at])) {
      at++;
      next++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++mark;
    } else return 'no';
  }
  while (parts[next] === '.*') next++;
  return next === parts.length ? 'yes' : 'no';
}

/** `app=web,tier!=cache`; sets and mere keys are beyond this. */
function selects(selector: YamlValue | undefined, labels: YamlValue | undefined): Match {
  if (selector === undefined || selector.kind === 'null') return 'yes';
  const written = selector.known();
  if (written === undefined) return 'maybe';
  return all(
    written
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part): Match => {
        const [, key, not, wanted] = /^\s*([\w./-]+)\s*(!?)==?\s*([\w.-]*)\s*$/.exec(part) ?? [];
        if (key === undefined || wanted === undefined) return 'maybe';
        const label = labels?.get(key);
        if (label !== undefined && label.known() === undefined) return 'maybe';
        return (label?.known() === wanted) === (not !== '!') ? 'yes' : 'no';
      }),
  );
}
