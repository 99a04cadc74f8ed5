/** A configuration file as YAML with places; JSON is YAML too. */
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import type { SourceFile } from '../model/span.js';
import { readYaml, type YamlValue } from '../sources/shared/yaml/index.js';
import { type Plain, plainOf } from './plain.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';

/** A person writes a few kilobytes; everything beyond is a mistake, or meant to keep us busy. */
const LARGEST = 100_000;
const KEY_IN_PACKAGE = 'timeout-lint';

export interface ConfigurationText {
  /** Undefined where the file says nothing, or could not be read. */
  readonly top: YamlValue | undefined;
  /** The same as plain data. */
  readonly plain?: Plain;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads `timeout-lint.yaml`, or the key `timeout-lint` of a `package.json`. */
export function readText(file: SourceFile): ConfigurationText {
  const isPackage = /(?:^|[\\/])package\.json$/.test(file.name);
  // Every project has that file, and hardly any has the key.
  if (isPackage && !file.text.includes(KEY_IN_PACKAGE)) return { top: undefined, problems: [] };
  const start = { file, start: 0, end: 0 };
  if (file.text.length > LARGEST) {
    return refused(problemAt(start, `the file is ${file.text.length} characters long, ${LARGEST} are the most`));
  }
  const { documents, unknowns } = readYaml(file);
  const [whole, second] = documents;
  const top = isPackage ? whole?.get(KEY_IN_PACKAGE) : whole;
  const plain = top && plainOf(top);
  if (top !== undefined && plain === undefined) return refused(problemAt(start, 'the file has too many values'));
  // Read once more for what is wrong with it: the first reading bounds how deep and how much the second has to go.
  const problems = whole === undefined && unknowns.length > 0 ? [] : syntaxProblems(file);
  if (problems.length > 0) return { top: undefined, problems };
  const [unread] = unknowns;
  if (unread !== undefined) return refused(problemAt(unread.span, 'this cannot be read as YAML'));
  if (second !== undefined) return refused(problemAt(second.span, 'a configuration file holds one document'));
  if (top === undefined || plain === undefined || (top.kind === 'null' && !isPackage)) {
    return { top: undefined, problems: [] };
  }
  if (top.kind === 'map') return { top, plain, problems: [] };
  return refused(problemAt(top.span, 'the configuration must be a mapping, such as "lb-idle: 60"'));
}

function refused(problem: ConfigurationProblem): ConfigurationText {
  return { top: undefined, problems: [problem] };
}

function syntaxProblems(file: SourceFile): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const say = (start: number, end: number, message: string): void => {
    // What is missing at the end is told behind it.
    const last = Math.min(Math.max(start, end), file.text.length);
    problems.push(problemAt({ file, start: Math.min(start, last), end: last }, message));
  };
  try {
    const document = parseDocument(file.text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
    for (const { message, pos, code } of document.errors) {
      // Said better where there is more than one.
      if (code !== 'MULTIPLE_DOCS') say(pos[0], pos[1], message.split('\n')[0] as string);
    }
    if (problems.length > 0) return problems;
    visit(document, {
      Map(_, map) {
        const seen = new Set<string>();
        for (const { key } of isMap(map) ? map.items : []) {
          if (!isScalar(key)) continue;
          const name = key.source ?? String(key.value);
          if (seen.has(name)) say(key.range?.[0] ?? 0, key.range?.[1] ?? 0, `the key ${quoted(name)} is here twice`);
          seen.add(name);
        }
      },
    });
  } catch {
    say(0, 0, 'this cannot be read as YAML');
  }
  return problems;
}
