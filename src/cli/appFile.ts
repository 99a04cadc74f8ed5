import { isConfiguration } from '../config/names.js';
import type { SourceFile } from '../model/span.js';
import { looksLikeInfrastructure } from './infrastructure.js';
import { isMakefile, isPackageJson } from '../sources/tasks/names.js';

/**
 * Whether a file may start an app server, by its name: what the user names is then not taken for nginx, and what a
 * directory holds is looked at when its text names a server.
 */

const NAME =
  /(?:^|\/)(?:(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]*compose[\w.-]*\.ya?ml|Procfile(?:\.[\w-]+)?|supervisord?[\w.-]*\.(?:conf|ini)|[\w@.-]+\.(?:service|sh|bash|py|ini|toml|ya?ml|json))$/i;

const SERVER = /\b(?:gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|waitress|uwsgi)/i;

/** A script that an image or a service starts, which may start a server. */
const SCRIPT = /^[ \t]*(?:CMD|ENTRYPOINT|command:|entrypoint:)[^\n]*(?:\.sh\b|entry-?point\b)/im;

/** Whether a file of that name says how a process is started, rather than being nginx's. */
export function mayStartApp(path: string): boolean {
  return (NAME.test(path) || isMakefile(path)) && !isConfiguration(path);
}

/** Whether a file found in a directory may start an app server. */
export function startsApp(path: string, text: string): boolean {
  return mayStartApp(path) && !isNamedOnly(path) && (SERVER.test(text) || SCRIPT.test(text));
}

/**
 * What a server of a directory reads is found by the server's own command, and tasks are what people run on their own
 * machines: they are read only when they are named.
 */
function isNamedOnly(path: string): boolean {
  const isRead = /\.(?:py|toml|ini)$/.test(path) && !/supervisord?[^/]*\.ini$/i.test(path);
  return isRead || isMakefile(path) || isPackageJson(path);
}

/** Files by what they are for. A manifest may both start an app server and set up a load balancer. */
export interface SortedOut {
  readonly nginx: SourceFile[];
  readonly starters: SourceFile[];
  readonly infrastructure: SourceFile[];
}

/** Sorts files as the command line does when they are named. What is only looked up beside these is none of them. */
export function sortedOut(all: readonly SourceFile[]): SortedOut {
  const files = all.filter(({ name }) => !isConfiguration(name));
  const starters = files.filter(({ name }) => mayStartApp(name));
  const infrastructure = files.filter(({ name, text }) => looksLikeInfrastructure(name, text));
  const nginx = files.filter(
    (file) => !starters.includes(file) && !infrastructure.includes(file) && !/\.(?:txt|lock|env)$/.test(file.name),
  );
  return { nginx, starters, infrastructure };
}

/** Whether a word of the command line is a server's own command rather than a path. */
export function isAppCommand(word: string): boolean {
  return /\s/.test(word.trim()) && SERVER.test(word);
}
