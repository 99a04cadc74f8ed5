/** The comments of a file, by what its format takes for one. */
import { COMMAND_LINE, type SourceFile } from '../../model/span.js';
import { looksLikeDockerfile } from '../../sources/dockerfile/index.js';
import { looksLikeProcfile } from '../../sources/procfile/index.js';
import { looksLikeSupervisor } from '../../sources/supervisor/index.js';
import { looksLikeSystemd } from '../../sources/systemd/index.js';
import { isMakefile } from '../../sources/tasks/names.js';
import type { Comment, Commented } from './comment.js';
import { commentsBy } from './plain.js';
import * as syntax from './syntax.js';
import { commentsOfYaml } from './yaml.js';

export type { Comment, Commented, Range } from './comment.js';

/** What is added to the name of a file that something still has to be filled into. */
const TEMPLATE = /\.(?:j2|jinja2?|erb|te?mpl(?:ate)?|tpl|in)$/i;
const JINJA = /\.(?:j2|jinja2?)$/i;

const YAML = /\.ya?ml$|\.ebextensions\/[^/]+\.config$|(?:^|\/)Kustomization$/i;
/** What a manifest has of nginx is read as a text of the same name in which all else is blank. */
const NGINX_WITHIN = /^\s*(?:#[^\n]*\n\s*){0,200}[a-z_]+(?:[ \t][^:\n]*)?[;{][ \t]*(?:#[^\n]*)?\r?$/m;

const BY_NAME: readonly (readonly [name: RegExp, syntax: syntax.Syntax])[] = [
  [/\.(?:tf|tofu|tfvars|hcl)$/i, syntax.HCL],
  [/\.(?:json[c5]?|tfstate)$/i, syntax.JSON_WITH_COMMENTS],
  [/\.toml$/i, syntax.TOML],
  [/\.py$/i, syntax.PYTHON],
  [/\.(?:sh|bash)$|(?:^|\/)[\w.-]*\.env(?:\.[\w.-]+)?$/i, syntax.SHELL],
  [/\.ini$/i, syntax.PLAIN_INI],
];

/** The comments of a file; none of what was typed on the command line. Never throws. */
export function commentsOf(file: SourceFile): Commented {
  if (file.name === COMMAND_LINE) return { comments: [], wholes: [] };
  const jinja = JINJA.test(file.name) ? jinjaComments(file.text) : [];
  const text = jinja.length === 0 ? file.text : without(jinja, file.text);
  const { comments, wholes } = ofFormat({ name: file.name.replace(TEMPLATE, ''), text }, file);
  return { comments: [...jinja, ...comments].toSorted((a, b) => a.start - b.start), wholes };
}

function ofFormat({ name, text }: SourceFile, file: SourceFile): Commented {
  if (YAML.test(name)) return NGINX_WITHIN.test(text) ? commentsBy(text, syntax.NGINX) : commentsOfYaml(text);
  const own = BY_NAME.find(([names]) => names.test(name))?.[1];
  const found = own === syntax.PLAIN_INI && looksLikeSupervisor(file) ? syntax.INI : (own ?? byText(file, name));
  return found === undefined ? commentsOfYaml(text) : commentsBy(text, found);
}

/** What is told by its text is what the readers take it for; undefined for YAML, and nginx's for what is nothing else. */
function byText(file: SourceFile, name: string): syntax.Syntax | undefined {
  if (looksLikeDockerfile(file)) {
    return /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(file.text.slice(0, 2000))
      ? syntax.DOCKERFILE_OF_WINDOWS
      : syntax.DOCKERFILE;
  }
  if (looksLikeProcfile(file)) return syntax.PROCFILE;
  if (looksLikeSystemd(file)) return syntax.UNIT;
  if (looksLikeSupervisor(file)) return syntax.INI;
  if (isMakefile(name)) return syntax.SHELL;
  const head = file.text.slice(0, 50_000);
  if (/^#![^\n]*\bpython/.test(head)) return syntax.PYTHON;
  if (head.startsWith('#!')) return syntax.SHELL;
  if (/^[ \t]*["']?AWSTemplateFormatVersion["']?[ \t]*:|^[ \t]*["']?apiVersion["']?[ \t]*:/m.test(head))
    return undefined;
  return /^\s*[{[]\s*"/.test(head) ? syntax.JSON_WITH_COMMENTS : syntax.NGINX;
}

function jinjaComments(text: string): Comment[] {
  const comments: Comment[] = [];
  for (let at = text.indexOf('{#'); at >= 0;) {
    const close = text.indexOf('#}', at + 2);
    if (close < 0) break;
    comments.push({ start: at, end: close + 2, textStart: at + 2, text: text.slice(at + 2, close) });
    at = text.indexOf('{#', close + 2);
  }
  return comments;
}

/** A text with its comments made blank, so that every offset stays. */
export function without(comments: readonly Comment[], text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of comments) {
    parts.push(text.slice(at, start), text.slice(start, end).replaceAll(/[^\n]/g, ' '));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
