import type { SourceFile } from '../../model/span.js';

const KIND = /^[ \t]*(?:-[ \t]+)?["']?kind["']?[ \t]*:[ \t]*["']?[A-Z]\w*/m;
const VERSION = /^[ \t]*(?:-[ \t]+)?["']?apiVersion["']?[ \t]*:/m;

/** Whether a file holds Kubernetes objects; looks at its text only. */
export function looksLikeKubernetes(file: SourceFile): boolean {
  if (!/\.(?:ya?ml|json|tpl)(?:\.\w+)?$/i.test(file.name)) return false;
  const head = file.text.slice(0, 100_000);
  return VERSION.test(head.replaceAll(/[{,]/g, '\n')) && KIND.test(head.replaceAll(/[{,]/g, '\n'));
}
