import { isNode, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** What is wrong with a rule, and where; line and column count from 1. */
export interface RuleProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** The way to a value inside a rule: keys and indexes. */
export type Path = readonly (string | number)[];

/** A rule file as text with a place for every value. */
export interface RuleText {
  readonly value: unknown;
  readonly problems: readonly RuleProblem[];
  /** A problem at a value, or at the nearest one around it; with `key`, at that key inside the value. */
  problem(path: Path, message: string, key?: string): RuleProblem;
}

const MAX_LENGTH = 500_000;
const MAX_DEPTH = 100;

/** Reads YAML; never throws. Texts that would cost the YAML reader its stack are refused before it sees them. */
export function readRuleText(text: string): RuleText {
  const refusal = refuse(text);
  if (refusal !== undefined) return notRead([{ message: refusal, line: 1, column: 1 }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return notRead(document.errors.map((error) => ({ message: firstLine(error.message), ...at(error.pos[0]) })));
  }
  const problem: RuleText['problem'] = (path, message, key) => ({ message, ...at(offsetOf(document, path, key)) });
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems: [], problem };
  } catch (error) {
    return notRead([{ message: firstLine(String(error)), line: 1, column: 1 }]);
  }
}

function notRead(problems: readonly RuleProblem[]): RuleText {
  return { value: undefined, problems, problem: (_, message) => ({ message, line: 1, column: 1 }) };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, '');
}

function refuse(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return `a rule is at most ${MAX_LENGTH} characters long, this is ${text.length}`;
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > MAX_DEPTH) return `brackets are nested more than ${MAX_DEPTH} deep`;
  }
  return /^(?:\s|- ){400,}/m.test(text) ? 'indented too deeply' : undefined;
}

function offsetOf(document: Document.Parsed, path: Path, key: string | undefined): number {
  if (key !== undefined) {
    const around = document.getIn(path, true);
    const pair = isNode(around) && 'items' in around ? pairOf(around, key) : undefined;
    if (pair !== undefined) return pair;
  }
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function pairOf(around: Node & { items: unknown }, key: string): number | undefined {
  for (const item of around.items as { key?: unknown }[]) {
    if (isNode(item.key) && 'value' in item.key && item.key.value === key) return item.key.range?.[0];
  }
  return undefined;
}
