/**
 * A sentence of a rule as Markdown: what would be taken for emphasis, a link, a tag or the end of a table's cell is
 * escaped, and what stands between backticks stays code. A line break becomes a space.
 */
export function proseText(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

function escaped(text: string): string {
  // An underscore within a word, as in proxy_pass, is none of Markdown's.
  return text.replaceAll(/[\\*[\]<>#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (char) => `\\${char}`);
}

/** A block of code, fenced by more backticks than it has in a row; its text may be anything. */
export function fenced(text: string, language: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text.trimEnd().split('\n'), fence];
}

const LANGUAGES: readonly (readonly [name: RegExp, language: string])[] = [
  [/(?:^|\/)(?:[\w-]+\.)?(?:Docker|Container)file(?:\.[\w.-]+)?$/i, 'dockerfile'],
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.(?:tf|tfvars)$/, 'hcl'],
  [/\.py$/, 'python'],
  [/\.toml$/, 'toml'],
  [/\.(?:service|ini)$|supervisord\.conf$/, 'ini'],
  [/\.(?:ba)?sh$/, 'sh'],
  [/\.conf(?:\.\w+)?$|(?:^|\/)sites-\w+\/|_params$/, 'nginx'],
];

/** What Markdown calls the language of a file, by its name. */
export function languageOf(name: string): string {
  return LANGUAGES.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}
