/** What a mutant changes, on one line: `old -> new`. */
export function changeOf({ location: { start, end }, replacement = '' }, source) {
  const [first = ''] = source.slice(start.line - 1);
  const old = start.line === end.line ? first.slice(start.column - 1, end.column - 1) : first.slice(start.column - 1);
  return [old, replacement].map((text) => text.replaceAll(/\s+/g, ' ').trim()).join(' -> ');
}
