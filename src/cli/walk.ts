import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { mayStartApp, startsApp } from './appFile.js';
import { compareBytes } from './glob.js';
import { looksLikeInfrastructure, mayBeInfrastructure } from './infrastructure.js';
import { looksLikeNginx, mayBeNginx } from './nginxFile.js';
import { isInside, realPath } from './names.js';
import { readText } from './readText.js';

/** Folders that hold other people's files or none that were written by hand. */
const SKIPPED = new Set(['.git', '.hg', '.svn', 'node_modules', '.terraform', '.venv', '.tox', '__pycache__']);

/** A directory search gives up beyond that many entries: it was started in the wrong place. */
export const MAX_ENTRIES = 1_000_000;

export interface WalkedFile {
  /** As it is shown: the directory as typed, then the path below it. */
  readonly path: string;
  readonly real: string;
  readonly text: string;
  /** What it configures; a manifest may do both of the last. */
  readonly kinds: readonly ('nginx' | 'app' | 'infrastructure')[];
}

export interface Walk {
  readonly files: readonly WalkedFile[];
  /** How many entries were seen. */
  readonly seen: number;
  /** Whether there were more than can be looked at. */
  readonly cut: boolean;
}

/**
 * The files below a directory that configure nginx, start app servers or set up load balancers, by name and content, in byte order. Linked
 * directories are not entered; linked files count where they lie below the directory, and then once, under the name of
 * the file itself.
 */
export function walk(directory: string, absolute: string, limit: number): Walk {
  const root = realPath(absolute);
  const found = new Map<string, WalkedFile>();
  const waiting = [''];
  let seen = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of entriesOf(join(absolute, below))) {
      if (++seen > MAX_ENTRIES || found.size >= limit) return { files: sorted(found), seen, cut: true };
      const path = below + entry.name;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) waiting.push(`${path}/`);
      // No mask of nginx matches a dot-file: what editors and tools leave behind.
      else if (
        (entry.isFile() || entry.isSymbolicLink()) &&
        !entry.name.startsWith('.') &&
        (mayBeNginx(path) || mayStartApp(path) || mayBeInfrastructure(path))
      ) {
        add(found, { directory, path, root, link: entry.isSymbolicLink() });
      }
    }
  }
  return { files: sorted(found), seen, cut: false };
}

interface Candidate {
  readonly directory: string;
  readonly path: string;
  readonly root: string;
  readonly link: boolean;
}

function add(found: Map<string, WalkedFile>, { directory, path, root, link }: Candidate): void {
  const real = link ? realPath(join(root, path)) : join(root, path);
  if (link && (found.has(real) || !isInside(real, [root]))) return;
  const result = found.get(real) ?? readText(real);
  if (!('text' in result)) return;
  const { text } = result;
  const kinds: WalkedFile['kinds'][number][] = [];
  if (startsApp(path, text)) kinds.push('app');
  else if (isNginx(path, text)) kinds.push('nginx');
  if (looksLikeInfrastructure(path, text)) kinds.push('infrastructure');
  if (kinds.length > 0) found.set(real, { path: join(directory, path), real, text, kinds });
}

/** Who calls a file nginx.conf wants to know what is wrong with it, however broken it is. */
function isNginx(path: string, text: string): boolean {
  return mayBeNginx(path) && (/(?:^|\/)nginx\.conf$/.test(path) || looksLikeNginx(text));
}

function sorted(found: ReadonlyMap<string, WalkedFile>): WalkedFile[] {
  return [...found.values()].sort((a, b) => compareBytes(a.path, b.path));
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    // A directory that may not be listed is no reason not to look at the others.
    return [];
  }
}
