import { afterEach } from '@jest/globals';
import { folder } from './world.js';

const removals: (() => void)[] = [];

afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

/** The path of a folder with the given files, which is removed when the test is over. */
export function dir(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { path, remove } = folder(files);
  removals.push(remove);
  return path;
}
