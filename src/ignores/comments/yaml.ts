import { yamlTokens } from '../../sources/shared/yaml/index.js';
import type { Comment, Commented, Range } from './comment.js';

/** The comments of a YAML text, as YAML's own lexer finds them; a text of several lines is one thing. Never throws. */
export function commentsOfYaml(text: string): Commented {
  const comments: Comment[] = [];
  const wholes: Range[] = [];
  let header = -1;
  for (const { type, start, end } of yamlTokens(text)) {
    if (type === 'comment') {
      comments.push({ start, end, textStart: start + 1, text: text.slice(start + 1, end) });
    } else if (type === 'block-scalar-header') {
      header = start;
    } else if (type.endsWith('scalar')) {
      const from = header < 0 ? start : header;
      const to = start + text.slice(start, end).trimEnd().length;
      header = -1;
      if (text.slice(from, to).includes('\n')) wholes.push({ start: from, end: to });
    }
  }
  return { comments, wholes };
}
