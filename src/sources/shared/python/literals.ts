/** String literals, also several in a row and format strings. */
import type { SyntaxNode } from '@lezer/common';
import type { Context } from './context.js';
import { evaluate } from './expressions.js';
import { strOf } from './format.js';
import { lift } from './lift.js';
import { concatenate } from './operators.js';
import { TextBuilder, addContent, unquote } from './strings.js';
import { childrenOf } from './tree.js';
import { pyString, pyUnknown } from './value.js';
import type { PyValue } from './value.js';

/** `'a'`, or several literals one after the other. */
export function readStrings(context: Context, node: SyntaxNode): PyValue {
  const span = context.span(node);
  if (node.name === 'ContinuedString') {
    const parts = childrenOf(node).map((part) =>
      part.name === 'FormatString' ? readFormat(context, part) : readStrings(context, part),
    );
    return lift(span, parts, (known) =>
      known.every((part) => part.kind === 'string') ? concatenate(known, span) : undefined,
    );
  }
  const quotes = unquote(span);
  const builder = new TextBuilder(span);
  if (!quotes || quotes.bytes || !addContent(builder, context.file, quotes, { raw: quotes.raw, format: false })) {
    return pyUnknown(span);
  }
  return pyString(builder.pieces(), span);
}

/** `f'{host}:{port}'`; replacements with a format or a conversion other than `!s` are not worked out. */
export function readFormat(context: Context, node: SyntaxNode): PyValue {
  const span = context.span(node);
  const quotes = unquote(span);
  if (!quotes) return pyUnknown(span);
  const parts: PyValue[] = [];
  let at = quotes.start;
  const literal = (end: number) => {
    const range = { start: at, end };
    const builder = new TextBuilder({ file: context.file, ...range });
    const isRead = addContent(builder, context.file, range, { raw: quotes.raw, format: true });
    parts.push(isRead ? pyString(builder.pieces(), { file: context.file, ...range }) : pyUnknown(span));
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    literal(child.from);
    parts.push(readReplacement(context, child));
    at = child.to;
  }
  literal(quotes.end);
  return lift(span, parts, (known) => {
    const texts = known.map(strOf);
    return texts.every((text) => text !== undefined) ? concatenate(texts, span) : undefined;
  });
}

function readReplacement(context: Context, node: SyntaxNode): PyValue {
  const [, inner, next] = childrenOf(node);
  if (!inner) return context.unknown(node);
  const value = evaluate(context, inner);
  const isPlain =
    next?.name === '}' ||
    (next?.name === 'FormatConversion' && context.text(next) === '!s' && next.nextSibling?.name === '}');
  return isPlain ? value : context.unknown(node);
}
