/** What tests of the HCL reader compare and look at. */
import type { Expression, HclBody, HclReading, Range } from '../../../../src/sources/shared/hcl/index.js';

/** A body as lines: `name = value`, `type "label" {`, indented; texts as the file has them. */
export function outline(text: string, { attributes, blocks }: HclBody, indent = ''): string[] {
  const at = ({ start, end }: Range): string => text.slice(start, end);
  const items = [
    ...attributes.map((each) => ({ start: each.start, lines: [`${indent}${each.name} = ${at(each.value)}`] })),
    ...blocks.map((each) => ({
      start: each.start,
      lines: [
        `${indent}${[each.type, ...each.labels.map((label) => label.text)].join(' ')} {`,
        ...outline(text, each.body, `${indent}  `),
      ],
    })),
  ];
  return items.toSorted((a, b) => a.start - b.start).flatMap(({ lines }) => lines);
}

/** Every range in a reading, with what it has to be in the file where that is certain. */
export function* rangesOf(reading: HclReading): Generator<Range & { readonly says?: string }> {
  yield* reading.problems;
  yield* rangesOfBody(reading.body);
}

function* rangesOfBody(body: HclBody): Generator<Range & { readonly says?: string }> {
  yield body;
  for (const each of body.attributes) {
    yield each;
    yield { start: each.start, end: each.nameEnd, says: each.name };
    yield* rangesOfExpression(each.value);
  }
  for (const each of body.blocks) {
    yield each;
    yield { start: each.start, end: each.typeEnd, says: each.type };
    yield* each.labels;
    yield* rangesOfBody(each.body);
  }
}

function* rangesOfExpression(value: Expression): Generator<Range & { readonly says?: string }> {
  yield value.kind === 'name' ? { ...value, says: value.name } : value;
  for (const inner of innerOf(value)) yield* rangesOfExpression(inner);
}

/** The expressions that an expression is made of. */
export function innerOf(value: Expression): Expression[] {
  switch (value.kind) {
    case 'template':
      return value.parts.flatMap((part) => (part.kind === 'interpolation' ? part.value : []));
    case 'traversal':
      return [value.root, ...value.steps.flatMap((step) => (step.kind === 'index' ? step.key : []))];
    case 'call':
      return [...value.args];
    case 'conditional':
      return [value.condition, value.whenTrue, value.whenFalse];
    case 'binary':
      return [value.left, value.right];
    case 'unary':
      return [value.operand];
    case 'tuple':
      return [...value.items];
    case 'object':
      return value.items.flatMap((item) => [item.key, item.value]);
    case 'parentheses':
      return [value.inner];
    case 'for':
      return [value.collection];
    case 'number':
    case 'boolean':
    case 'null':
    case 'string':
    case 'name':
    case 'opaque':
      return [];
  }
}

/** An expression in Lisp's manner, to see how it was read. */
export function shape(value: Expression): string {
  const inner = (): string => innerOf(value).map(shape).join(' ');
  switch (value.kind) {
    case 'number':
    case 'boolean':
    case 'string':
      return JSON.stringify(value.value);
    case 'null':
    case 'opaque':
      return value.kind;
    case 'name':
      return value.name;
    case 'traversal':
      return (
        shape(value.root) +
        value.steps
          .map((step) =>
            step.kind === 'attribute' ? `.${step.name}` : step.kind === 'splat' ? '[*]' : `[${shape(step.key)}]`,
          )
          .join('')
      );
    case 'template':
      return `\`${value.parts
        .map((part) =>
          part.kind === 'text' ? part.text : part.kind === 'directive' ? `%{${part.word}}` : `\${${shape(part.value)}}`,
        )
        .join('')}\``;
    case 'call':
      return `(${value.name} ${inner()}${value.spread ? '...' : ''})`;
    case 'conditional':
      return `(? ${inner()})`;
    case 'binary':
    case 'unary':
      return `(${value.operator} ${inner()})`;
    case 'tuple':
      return `[${inner()}]`;
    case 'object':
      return `{${inner()}}`;
    case 'parentheses':
      return `(${inner()})`;
    case 'for':
      return `(for ${inner()})`;
  }
}
