import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The project's folder; tests are run from it. */
export const ROOT = process.cwd();

export interface Import {
  /** As written, without quotes. */
  readonly specifier: string;
  readonly line: number;
  /** `src/model/span.ts` for a relative import; the specifier itself for others. */
  readonly target: string;
}

export interface Module {
  /** From the project's folder: `src/model/span.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** Every TypeScript file under a folder, in order of paths. */
export function modulesUnder(folder: string): Module[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => posix.join(entry.parentPath.slice(ROOT.length + 1).replaceAll('\\', '/'), entry.name))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

/** Static, dynamic, re-exporting and type imports alike; comments and strings that only look like one are no imports. */
export function importsOf(path: string, text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const pattern =
    /(?:^|[;}\n])\s*(?:import|export)\b(?:[^'";`=()]*?\bfrom)?\s*(['"])([^'"]+)\1|\bimport\s*\(\s*(['"`])([^'"`]+)\3/g;
  return [...code.matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? match[4] ?? '';
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts')
      : specifier;
    return { specifier, line: lineOf(code, (match.index ?? 0) + match[0].length), target };
  });
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
