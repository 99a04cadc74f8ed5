/** The formats for other programs, which most runs do without: they are loaded together when one is asked for. */
import type { Analysis } from './analysis.js';
import { renderCheckstyle } from './checkstyle.js';
import { renderGithub } from './github.js';
import { renderGitlab } from './gitlab.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import type { ReportOptions } from './options.js';
import { renderRdjson } from './rdjson.js';
import { renderSarif } from './sarif.js';

/** One analysis as a text; the same to the byte each time. */
export type Renderer = (analysis: Analysis, options: ReportOptions) => string;

export const RENDERERS = {
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  checkstyle: renderCheckstyle,
  rdjson: renderRdjson,
  markdown: renderMarkdown,
} as const satisfies Record<string, Renderer>;
