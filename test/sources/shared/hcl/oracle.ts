/** Two other readers of HCL: tree-sitter's grammar for structure and places, HashiCorp's own parser for what is correct. */
import { createRequire } from 'node:module';
import { parse } from '@cdktf/hcl2json';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** Whether HashiCorp's parser takes a text. */
export async function isTaken(text: string): Promise<boolean> {
  try {
    await parse('main.tf', text);
    return true;
  } catch (error) {
    // What it cannot turn into JSON is still correct HCL.
    return !String(error).includes('parse config:');
  }
}

/** A function that gives the outline of a text as tree-sitter reads it; undefined where it finds an error. */
export async function treeSitterOutline(): Promise<(text: string) => string[] | undefined> {
  await Parser.init({ locateFile: () => require.resolve('web-tree-sitter/web-tree-sitter.wasm') });
  const path = require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(path));
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('tree-sitter gave nothing');
    try {
      const { rootNode } = tree;
      if (rootNode.hasError) return undefined;
      const body = rootNode.namedChildren.find((child) => child?.type === 'body');
      return body ? outlineOf(body) : [];
    } finally {
      tree.delete();
    }
  };
}

/** One line an attribute or block: its name or words, and the offsets of these and of the value. */
function outlineOf(body: Node, indent = ''): string[] {
  return body.namedChildren.flatMap((child) => {
    if (child?.type === 'attribute') {
      const [name, value] = child.namedChildren.filter((each) => each?.type !== 'comment');
      return [`${indent}${at(name)} = ${at(value)}`];
    }
    if (child?.type !== 'block') return [];
    const words = child.namedChildren.filter((each) => each?.type === 'identifier' || each?.type === 'string_lit');
    const inside = child.namedChildren.find((each) => each?.type === 'body');
    return [`${indent}${words.map(at).join(' ')} {`, ...(inside ? outlineOf(inside, `${indent}  `) : [])];
  });
}

function at(node: Node | null | undefined): string {
  return node ? `${node.startIndex}-${node.endIndex}` : '?';
}
