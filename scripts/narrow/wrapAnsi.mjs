/** Stands in for `wrap-ansi` in the bundle: wraps plain text at spaces. Words longer than a line stay whole. */
export default function wrapAnsi(text, columns) {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line, columns) {
  const rows = [''];
  for (const [index, word] of line.split(' ').entries()) {
    const row = rows.at(-1);
    if (index === 0) rows[0] = word;
    else if (row.length + 1 + word.length <= columns) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows.map((row) => row.trimEnd()).join('\n');
}
