/** Which version of a Python package is installed, as the files beside say it that pin it to exactly one. */
import type { SourceFile, Span } from '../../model/span.js';
import type { ReadFile } from './app.js';

/** A version such as `20.1.0`, and where it is pinned. */
export interface Pinned {
  readonly version: string;
  readonly span: Span;
}

/** Where projects list what they install. What a lock says is what is installed; a list may be one of several. */
const LISTS = ['uv.lock', 'poetry.lock', 'Pipfile.lock', 'requirements.txt', 'requirements/production.txt'];

/** Larger files than this are read up to here. */
const LARGEST = 2_000_000;
const VERSION = String.raw`(\d+(?:\.\d+){0,3})`;

/**
 * The version to which a package is pinned: by `pip install gunicorn==20.1.0` in the file that starts it, or by a lock or
 * a list beside it. Undefined where nothing pins it, where only bounds are given, or where two places disagree.
 */
export function pinnedVersion(name: string, starter: SourceFile, find: ReadFile): Pinned | undefined {
  const here = installedBy(name, starter);
  if (here.length > 0) return agreed(here);
  for (const path of LISTS) {
    const file = find(path);
    if (file === undefined) continue;
    const found = pinsIn(name, file);
    if (found.length > 0) return agreed(found);
  }
  return undefined;
}

function agreed(pins: readonly Pinned[]): Pinned | undefined {
  return pins.every(({ version }) => version === pins[0]?.version) ? pins[0] : undefined;
}

/** `RUN pip install "gunicorn[gevent]==20.1.0"`, also by uv, pipx and poetry. */
function installedBy(name: string, file: SourceFile): Pinned[] {
  if (!/(?:Docker|Container)file/i.test(file.name)) return [];
  return matches(file, new RegExp(String.raw`(?<=[\s"'])${word(name)}(?:\[[^\]\n]*\])?===?${VERSION}(?![\w.*])`, 'gi'));
}

function pinsIn(name: string, file: SourceFile): Pinned[] {
  if (file.name.endsWith('Pipfile.lock')) {
    return matches(file, new RegExp(String.raw`"${word(name)}"\s*:\s*\{[^{}]*"version"\s*:\s*"==${VERSION}"`, 'gi'));
  }
  if (file.name.endsWith('.lock')) {
    return matches(
      file,
      new RegExp(String.raw`^name = "${word(name)}"\r?\n(?:[a-z]+ = .*\r?\n)?version = "${VERSION}"`, 'gim'),
    );
  }
  return matches(
    file,
    new RegExp(String.raw`^[ \t]*${word(name)}(?:\[[^\]\n]*\])?[ \t]*===?[ \t]*${VERSION}(?![\w.*])`, 'gim'),
  );
}

/** `uvicorn_worker` and `uvicorn-worker` are one package. */
function word(name: string): string {
  return name.replaceAll(/[-_.]+/g, '[-_.]');
}

function matches(file: SourceFile, pattern: RegExp): Pinned[] {
  return [...file.text.slice(0, LARGEST).matchAll(pattern)].map((match) => {
    const version = match[1] as string;
    const start = match.index + match[0].lastIndexOf(version);
    return { version, span: { file, start, end: start + version.length } };
  });
}
