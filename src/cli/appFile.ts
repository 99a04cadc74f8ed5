import { isConfiguration } from '../config/names.js';
import type { SourceFile } from '../model/span.js';
import { looksLikeInfrastructure } from './infrastructure.js';
import { isMakefile, isPackageJson } from '../sources/tasks/names.js';

/**
 * Whether a file may start an app server, by its name: what the user names is then not taken for nginx, and what a
 * directory holds is looked at when its text names a server.
 */

const NAME =
  /(?:^|\/)(?:(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]*compose[\w.-]*\.ya?ml|Procfile(?:\.[\w-]+)?|supervisord?[\w.-]*\.(?:conf|ini)|[\w@.-]+\.service\.d\/[\w.-]+\.conf|[\w@.-]+\.(?:service(?:\.(?:j2|jinja2?|erb|te?mpl(?:ate)?|tpl|in))?|sh|bash|py|ini|toml|ya?ml|json))$/i;

/** A program of supervisord in a folder of its own: `supervisor/conf.d/web.conf`. One called after nginx may be nginx's. */
const PROGRAM = /(?:^|\/)supervisord?(?:\.d)?\/(?:[\w.-]+\/)*(?!nginx)[\w.-]+\.(?:conf|ini)$/i;

const SERVER = /\b(?:gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|waitress|uwsgi)/i;

/** A script that an image or a service starts, which may start a server. */
const SCRIPT = /^[ \t]*(?:CMD|ENTRYPOINT|command:|entrypoint:)[^\n]*(?:\.sh\b|entry-?point\b)/im;

/** Whether a file of that name says how a process is started, rather than being nginx's. */
export function mayStartApp(path: string): boolean {
  return (NAME.test(path) || PROGRAM.test(path) || isMakefile(path)) && !isConfiguration(path);
}

/** Whether a file is one of supervisord by its name, or by the folder it stands in. */
export function isSupervisors(path: string): boolean {
  return /(?:^|\/)supervisord?[^/]*$/i.test(path) || PROGRAM.test(path);
}

/** An image that has nginx, or is given files of it. */
const NGINX_IMAGE =
  /^[ \t]*(?:FROM[ \t]+[^\n]*(?:nginx|openresty)|ARG[ \t]+\w+=\S*nginx|WORKDIR[ \t]+\/etc\/nginx|(?:COPY|ADD)[ \t](?:[^\n\\]|\\[^]){0,2000}?nginx)/im;

const SERVICES = /^["']?services["']?[ \t]*:/m;
const IMAGE = /^[ \t]+["']?(?:image|build|command)["']?[ \t]*:/m;
const COMPOSE_NAME = /(?:^|\/)[\w.-]*compose[\w.-]*\.ya?ml$/i;

const OBJECT = /(?:^|[{,])[ \t-]*["']?apiVersion["']?[ \t]*:/m;
/** Words of task definitions and pods in JSON. */
const CONTAINERS = /"(?:containerDefinitions|containers|image)"[ \t]*:/i;
const PODS = /(?:^|[\s{,-])["']?containers["']?[ \t]*:/;

/** Whether a file found in a directory may start an app server, or anything that others reach by name, as far as its name tells. */
export function mayBeFoundToStart(path: string): boolean {
  return mayStartApp(path) && !isNamedOnly(path);
}

/**
 * Why a file found in a directory is read for what it starts, as the end of a sentence: an app server, a script that may
 * start one, an image of nginx, services of compose and pods, whose names others use. Undefined where it is not read.
 */
export function startReason(path: string, text: string): string | undefined {
  if (!mayBeFoundToStart(path)) return undefined;
  const isYaml = /\.ya?ml$/i.test(path);
  const holdsPods = OBJECT.test(text) && PODS.test(text);
  const isCompose = isYaml && SERVICES.test(text) && (COMPOSE_NAME.test(path) || IMAGE.test(text));
  const server = SERVER.exec(text)?.[0];
  // Other YAML and JSON starts nothing that is read, whatever it speaks of.
  const isOther = (isYaml && !isCompose && !holdsPods) || (/\.json$/i.test(path) && !CONTAINERS.test(text));
  if (isOther) return undefined;
  if (server !== undefined) return `its text names ${server.toLowerCase()}`;
  if (isCompose) return 'its text lists services';
  if (holdsPods) return 'its text starts pods';
  if (SCRIPT.test(text)) return 'its text names a script to start';
  return isDockerfile(path) && NGINX_IMAGE.test(text) ? 'its image has files of nginx' : undefined;
}

function isDockerfile(path: string): boolean {
  return /(?:^|\/)(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?$/i.test(path) && !/\.dockerignore$/i.test(path);
}

/**
 * What a server of a directory reads is found by the server's own command, and tasks are what people run on their own
 * machines: they are read only when they are named.
 */
function isNamedOnly(path: string): boolean {
  const isRead = /\.(?:py|toml|ini)$/.test(path) && !isSupervisors(path);
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
