import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Original } from '../findings/apply.js';
import { COMMAND_LINE } from '../model/span.js';
import { isInside, realPath, statusOf } from './names.js';
import { decode } from './readText.js';

/** Where a run found its files, as far as it matters for changing them. */
export interface Ground {
  /** The absolute path of a name. */
  readonly absolute: (name: string) => string;
  /** Directories and files that were given, absolute and without links; nothing else is ever changed. */
  readonly roots: readonly string[];
  /** Names of texts that are no files: of a dump, of standard input. */
  readonly virtual: ReadonlySet<string>;
  /** The name of the configuration file. */
  readonly configuration: string | undefined;
}

/** A file as it stands on disk. */
export interface OnDisk {
  readonly path: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Reads files for being changed, each once; what must not be changed is refused with the reason. */
export function originals(ground: Ground): {
  readonly originalOf: (name: string) => Original;
  readonly onDisk: ReadonlyMap<string, OnDisk>;
} {
  const onDisk = new Map<string, OnDisk>();
  const originalOf = (name: string): Original => {
    const found = read(name, ground);
    if ('refused' in found) return found;
    onDisk.set(name, found);
    return found;
  };
  return { originalOf, onDisk };
}

function read(name: string, ground: Ground): OnDisk | { readonly refused: string } {
  if (name === COMMAND_LINE) return { refused: 'it is set on the command line' };
  if (ground.virtual.has(name) || name.startsWith('<'))
    return { refused: `${name} was not read from a file of that name` };
  if (name === ground.configuration) return { refused: `${name} only tells what is set elsewhere` };
  const path = realPath(ground.absolute(name));
  if (!isInside(path, ground.roots)) return { refused: `${name} lies outside of what was given` };
  if (statusOf(path)?.isFile() !== true) return { refused: `${name} is no regular file` };
  const bytes = bytesOf(path);
  const result = bytes && decode(bytes);
  if (result === undefined || 'problem' in result) return { refused: `${name} cannot be read` };
  if (!Buffer.from(result.text).equals(bytes as Buffer)) return { refused: `${name} is not UTF-8 all through` };
  return { path, bytes: bytes as Buffer, text: result.text };
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
