import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIGURATION_NAMES } from '../config/names.js';
import { analyzed } from './analyzed.js';
import { UsageError } from './failure.js';
import type { Io } from './io.js';
import { FileNames, statusOf } from './names.js';
import { writeWhole } from './writeWhole.js';

const NAME = CONFIGURATION_NAMES[0] as string;

/** What `init` is told. */
export interface InitOptions {
  /** The directory as typed; the working directory where none was. */
  readonly path: string | undefined;
  /** Whether the file is printed rather than written. */
  readonly stdout: boolean;
}

/** Writes a configuration file that is made from what is found in a directory. Never over one that is there. */
export async function init({ path = '.', stdout }: InitOptions, io: Io): Promise<0> {
  const directory = new FileNames(io.cwd).absolute(path);
  if (statusOf(directory)?.isDirectory() !== true) throw new UsageError(`${path}: no such directory`);
  if (!stdout) refuseToReplace(directory, path);
  // Its paths begin where it stands.
  const analysis = await analyzed(
    NOTHING_SAID,
    { ...io, cwd: directory },
    { found: undefined, variables: undefined },
    {},
    true,
  );
  const { initialConfiguration } = await import('../report/initial.js');
  const text = initialConfiguration(analysis);
  if (stdout) {
    io.stdout.write(text);
    return 0;
  }
  writeWhole(join(path, NAME), text, io.cwd);
  io.stdout.write(`Wrote ${join(path, NAME)}: take the # away before what you want to say.\n`);
  return 0;
}

const NOTHING_SAID = {
  paths: [],
  apps: [],
  lbs: [],
  lbIdle: undefined,
  vars: [],
  envFiles: [],
  nginxVersion: undefined,
  prefix: undefined,
  pathMaps: [],
  stdinName: undefined,
  config: false,
  gitignore: true,
  color: 'never',
} as const;

function refuseToReplace(directory: string, path: string): void {
  const there = CONFIGURATION_NAMES.find((name) => isThere(join(directory, name)));
  if (there !== undefined) {
    throw new UsageError(
      `${join(path, there)} is there already and stays as it is: timeout-lint init --stdout prints what would be written`,
    );
  }
}

/** Whether anything stands at a path, a link to nothing too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
