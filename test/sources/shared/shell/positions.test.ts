import { describe, expect, test } from '@jest/globals';
import { splitWords } from '../../../../src/sources/shared/shell/index.js';
import { spanOf, textOf, writtenText, type Piece, type Pieces } from '../../../../src/sources/shared/pieces.js';
import { sliceOf, type SourceFile } from '../../../../src/model/span.js';
import { after, argsOf, fileOf, only, placeOf, shellLaunch, shownWord, textAt } from './launchOf.js';

/** The parts of a file that are matched by a pattern, as one text: what a YAML scalar or a JSON string is. */
function partsOf(file: SourceFile, pattern: RegExp): Pieces {
  return [...file.text.matchAll(pattern)].map((match): Piece => {
    const span = { file, start: match.index, end: match.index + match[0].length };
    const unescaped = match[0].replace(/^\\(.)$/, (_, character: string) => (character === 'n' ? '\n' : character));
    return { text: unescaped, span, exact: unescaped === match[0] };
  });
}

describe('places through every layer', () => {
  test('quotes, escapes and continuations', () => {
    const text = 'exec gunicorn a:b \\\n  --timeout="30" \\\n  -w 1"2"\\3 -n \'x y\' -t "4\\\n5"';
    const found = only(shellLaunch(text));
    expect(argsOf(found)).toEqual(['a:b', '--timeout=30', '-w', '123', '-n', 'x y', '-t', '45']);
    expect(found.args.map((word) => placeOf(word))).toEqual([
      'Dockerfile: a:b',
      'Dockerfile: --timeout="30',
      'Dockerfile: -w',
      'Dockerfile: 1"2"\\3',
      'Dockerfile: -n',
      'Dockerfile: x y',
      'Dockerfile: -t',
      'Dockerfile: 4\\\n5',
    ]);
    for (const piece of found.args.flat()) expect(sliceOf(piece.span)).toBe(piece.text);
  });

  test('a script in lines of a YAML scalar', () => {
    const file = fileOf('command: >\n  exec gunicorn a:b\n    -t 30\n    --workers "$W"\n', 'compose.yaml');
    const lines = partsOf(file, /(?<=^ +)\S.*\n/gm);
    const found = only(shellLaunch(lines.map((line) => ({ ...line, text: line.text.replace('\n', ' ') }))));
    expect(argsOf(found)).toEqual(['a:b', '-t', '30', '--workers', '<$W>']);
    expect(placeOf(after(found, '-t'))).toBe('compose.yaml: 30');
    expect(placeOf(after(found, '--workers'))).toBe('compose.yaml: $W');
  });

  test('a script in a JSON string, in which quotes are escaped', () => {
    const file = fileOf(String.raw`["sh", "-c", "cd /app \n exec gunicorn -t \"30\" 'a b'"]`, 'task.json');
    const script = partsOf({ ...file }, /(?<="cd? ?.*|")\\.|[^\\"]/g).slice(0);
    const start = script.findIndex(({ span }) => span.start === file.text.indexOf('cd /app'));
    const words = ['sh', '-c'].map((word) => textAt(word));
    const found = only({
      ...shellLaunch(''),
      command: { form: 'words', words: [...words, script.slice(start, -1)] },
    });
    expect(argsOf(found)).toEqual(['-t', '30', 'a b']);
    expect(placeOf(after(found, '-t'))).toBe('task.json: 30');
  });

  test('a script in a shell in a shell', () => {
    const text = `sh -c "exec bash -c 'gunicorn -t \\"30\\" a'"`;
    const found = only(shellLaunch(text));
    expect(argsOf(found)).toEqual(['-t', '30', 'a']);
    expect(placeOf(after(found, '-t'))).toBe('Dockerfile: 30');
    expect(found.wrappers).toEqual(['sh', 'bash']);
  });

  test('a here-document and a default in it', () => {
    const found = only(shellLaunch('sh <<EOF\ngunicorn -t ${T:-30} \\$X \\\n a\nEOF'));
    expect(argsOf(found)).toEqual(['-t', '<${T:-30}|30>', '<$X>', 'a']);
    expect(placeOf(after(found, '-t'))).toBe('Dockerfile: 30');
  });

  test('what the carrier does not know stays unknown, and is a part of its word', () => {
    const file = fileOf('gunicorn -t {{ t }} -w{{ w }} "{{ n }}" {{ opts }}', 'chart.yaml');
    const script = [...file.text.matchAll(/\{\{.*?\}\}|[^{]+/g)].map((match): Piece => {
      const span = { file, start: match.index, end: match.index + match[0].length };
      if (!match[0].startsWith('{{')) return { text: match[0], span, exact: true };
      return { text: '', span, exact: false, unknown: { written: match[0] } };
    });
    const found = only(shellLaunch(script));
    expect(argsOf(found)).toEqual(['-t', '<{{ t }}>', '-w<{{ w }}>', '<{{ n }}>', '<{{ opts }}>']);
    expect(placeOf(after(found, '-t'))).toBe('chart.yaml: {{ t }}');
    for (const piece of found.args.flat()) expect(writtenText([piece])).toBe(sliceOf(piece.span));
  });

  test("a fallback of the carrier's is text", () => {
    const file = fileOf('gunicorn -t ${T:-30} a', 'compose.yaml');
    const piece = (start: number, end: number): Piece => ({
      text: file.text.slice(start, end),
      span: { file, start, end },
      exact: true,
    });
    const script = [
      piece(0, 12),
      { ...piece(17, 19), unknown: { written: '${T:-30}', fallback: '30' } },
      piece(20, file.text.length),
    ];
    const found = only(shellLaunch(script));
    expect(argsOf(found)).toEqual(['-t', '<${T:-30}|30>', 'a']);
    expect(placeOf(after(found, '-t'))).toBe('compose.yaml: 30');
  });

  test('an empty word has a place', () => {
    const found = only(shellLaunch(`gunicorn "" -n ''`));
    expect(found.args.map((word) => [textOf(word), spanOf(word).start])).toEqual([
      ['', 10],
      ['-n', 12],
      ['', 16],
    ]);
  });
});

describe('splitWords', () => {
  test.each([
    ['a b', ['a', 'b']],
    [' a\tb\r\n ', ['a', 'b']],
    ['"a b" c', ['a b', 'c']],
    [`a'b c'"d"`, ['ab cd']],
    ['a\\ b', ['a b']],
    [String.raw`"a\"b\\c\$d"`, ['a"b\\c\\$d']],
    [String.raw`'a\b'`, ['a\\b']],
    [`"" ''`, ['', '']],
    ['a \\\n b', ['a', '\n', 'b']],
    ['a #b $c `d` ;e', ['a', '#b', '$c', '`d`', ';e']],
    ['a "b c', ['a', 'b c']],
    ['a \\', ['a']],
    ['', []],
    ['\u00A0a\u2003b', ['\u00A0a\u2003b']],
  ])('%j', (text, words) => {
    expect(splitWords(textAt(text)).map((word) => textOf(word))).toEqual(words);
  });

  test('places and what is not known', () => {
    const words = splitWords(textAt(`--timeout "30" -n 'a'b`));
    expect(words.map((word) => placeOf(word))).toEqual([
      'Dockerfile: --timeout',
      'Dockerfile: 30',
      'Dockerfile: -n',
      `Dockerfile: a'b`,
    ]);
    const [first] = textAt('${X}');
    const unknown: Piece = { ...(first as Piece), text: '', unknown: { written: '${X}' } };
    expect(splitWords([...textAt('a '), unknown, ...textAt('b c')]).map((word) => shownWord(word))).toEqual([
      'a',
      '<${X}>b',
      'c',
    ]);
  });
});
