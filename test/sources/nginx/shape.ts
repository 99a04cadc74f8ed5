import { positionAt } from '../../../src/model/span.js';
import { parseNginx } from '../../../src/sources/nginx/parser.js';
import type { Directive, ParsedFile } from '../../../src/sources/nginx/syntax.js';
import type { Node } from './referenceReader.js';

export function parse(text: string): ParsedFile {
  return parseNginx({ name: 'nginx.conf', text });
}

/** The directives as short text: `a[b,c]` `d[]{ e[] }`. */
export function shapeOf(directives: readonly Directive[]): string {
  return directives
    .map(({ name, args, block }) => {
      const words = `${name.text}[${args.map((arg) => arg.text).join(',')}]`;
      return block === undefined ? words : `${words}{${shapeOf(block)}}`;
    })
    .join(' ');
}

/** The problems as `line:column reason found`. */
export function problemsOf({ file, problems }: ParsedFile): string[] {
  return problems.map(({ reason, start, found }) => {
    const { line, column } = positionAt(file, start);
    return `${line}:${column} ${reason} ${found}`;
  });
}

export function nodesOf(directives: readonly Directive[]): Node[] {
  return directives.map(({ name, args, block }) => ({
    words: [name.text, ...args.map((arg) => arg.text)],
    block: block && nodesOf(block),
  }));
}

/** Every directive, outer ones first. */
export function* everyDirective(directives: readonly Directive[]): Generator<Directive> {
  for (const directive of directives) {
    yield directive;
    if (directive.block !== undefined) yield* everyDirective(directive.block);
  }
}
