/**
 * Whether a file may start an app server, by its name: what the user names is then not taken for nginx, and what a
 * directory holds is looked at when its text names a server.
 */

const NAME =
  /(?:^|\/)(?:(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]*compose[\w.-]*\.ya?ml|Procfile(?:\.[\w-]+)?|supervisord?[\w.-]*\.(?:conf|ini)|(?:GNU|BSD)?(?:makefile|justfile)(?:\.[\w.-]+)?|[\w@.-]+\.(?:service|sh|bash|py|ya?ml|json))$/i;

/**
 * Python files of a directory that gunicorn would not find itself are programs, and targets of make or scripts of
 * package.json are what people run on their own machines: only named ones are read.
 */
const NAMED_ONLY = /(?:\.py|(?:^|\/)(?:package\.json|(?:GNU|BSD)?(?:makefile|justfile)(?:\.[\w.-]+)?))$/i;

const SERVER = /\b(?:gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|waitress|uwsgi)/i;

/** Whether a file of that name says how a process is started, rather than being nginx's. */
export function mayStartApp(path: string): boolean {
  return NAME.test(path) && !isConfiguration(path);
}

/** Whether a file is this program's own configuration. */
export function isConfiguration(path: string): boolean {
  return /(?:^|\/)\.?timeout-lint\.yaml$/.test(path);
}

/** Whether a file found in a directory may start an app server. */
export function startsApp(path: string, text: string): boolean {
  return mayStartApp(path) && !NAMED_ONLY.test(path) && SERVER.test(text);
}

/** Whether a word of the command line is a server's own command rather than a path. */
export function isAppCommand(word: string): boolean {
  return /\s/.test(word.trim()) && SERVER.test(word);
}
