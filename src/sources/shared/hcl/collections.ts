/** What stands in brackets in HCL: arguments, tuples, objects and the expressions that make such. */
import type { Scanner, TokenKind } from './scanner.js';
import type { Expression, HclObjectItem } from './syntax.js';

type Read = () => Expression;

/** Reads what stands in the brackets whose first is the scanner's token, and gives the offset behind the other. */
export function bracketed(scanner: Scanner, close: TokenKind, inside: () => void, newlines = false): number {
  const outer = scanner.newlines;
  scanner.newlines = newlines;
  scanner.advance();
  inside();
  scanner.newlines = outer;
  const { end } = scanner;
  scanner.expect(close);
  return end;
}

/** `max(a, b)`; the opening bracket is the scanner's token. */
export function readCall(scanner: Scanner, read: Read, name: string, start: number): Expression {
  const args: Expression[] = [];
  let spread = false;
  const end = bracketed(scanner, ')', () => {
    while (!spread && !scanner.is(')') && !scanner.is('end')) {
      args.push(read());
      spread = scanner.is('...');
      if (spread) scanner.advance();
      else if (!scanner.is(')')) scanner.expect(',');
    }
  });
  return { kind: 'call', name, args, spread, start, end };
}

/** `(a + b)` */
export function readParentheses(scanner: Scanner, read: Read): Expression {
  const { start } = scanner;
  let inner: Expression = { kind: 'opaque', start, end: start };
  const end = bracketed(scanner, ')', () => (inner = read()));
  return { kind: 'parentheses', inner, start, end };
}

/** `[a, b]`, `[for x in y : x]` */
export function readTuple(scanner: Scanner, read: Read): Expression {
  const { start } = scanner;
  const items: Expression[] = [];
  let collection: Expression | undefined;
  const end = bracketed(scanner, ']', () => {
    collection = readFor(scanner, read, false);
    if (collection !== undefined) return;
    while (!scanner.is(']') && !scanner.is('end')) {
      items.push(read());
      if (!scanner.is(']')) scanner.expect(',');
    }
  });
  return collection === undefined ? { kind: 'tuple', items, start, end } : { kind: 'for', collection, start, end };
}

/** `{ a = b }`, `{ for k, v in a : k => v }` */
export function readObject(scanner: Scanner, read: Read): Expression {
  const { start } = scanner;
  const items: HclObjectItem[] = [];
  let collection: Expression | undefined;
  const inside = (): void => {
    skipNewlines(scanner);
    if (scanner.isWord('for')) {
      scanner.newlines = false;
      collection = readFor(scanner, read, true);
      return;
    }
    while (!scanner.is('}') && !scanner.is('end')) {
      items.push(readItem(scanner, read));
      if (scanner.is(',') || scanner.is('newline')) scanner.advance();
      else if (!scanner.is('}')) scanner.fail('expected-token');
      skipNewlines(scanner);
    }
  };
  const end = bracketed(scanner, '}', inside, true);
  return collection === undefined ? { kind: 'object', items, start, end } : { kind: 'for', collection, start, end };
}

function skipNewlines(scanner: Scanner): void {
  while (scanner.is('newline')) scanner.advance();
}

function readItem(scanner: Scanner, read: Read): HclObjectItem {
  const key = read();
  if (scanner.is('=') || scanner.is(':')) scanner.advance();
  else scanner.fail('expected-token');
  return { key, value: read() };
}

/** `for k, v in collection : key => value... if condition`, up to the closing bracket; gives the collection. */
function readFor(scanner: Scanner, read: Read, isObject: boolean): Expression | undefined {
  if (!scanner.isWord('for')) return undefined;
  do {
    scanner.advance();
    scanner.expect('identifier');
  } while (scanner.is(','));
  if (!scanner.isWord('in')) scanner.fail('expected-token');
  scanner.advance();
  const collection = read();
  scanner.expect(':');
  read();
  if (isObject) {
    scanner.expect('=>');
    read();
    if (scanner.is('...')) scanner.advance();
  }
  if (scanner.isWord('if')) {
    scanner.advance();
    read();
  }
  return collection;
}
