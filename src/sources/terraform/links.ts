/** Values of a plan or a state with what leads from one resource to another. */
import type { Body, Entry, List, Value } from '../shared/infrastructure/index.js';

export interface Links {
  /** What attributes are made of, by the declared address of the resource. */
  readonly expressions: ReadonlyMap<string, Body>;
  /** Declared addresses by ARN. */
  readonly identities: ReadonlyMap<string, string>;
}

/** `aws_lb.web.arn`, `aws_lb.web[0].arn`, `data.aws_lb.web.arn` */
const REFERENCE = /^((?:data\.)?[a-z][\w-]*\.[\w-]+)(?:\[[^\]]*\])?\.(\w+)/;
const NOT_RESOURCES = /^(?:var|local|each|count|path|self|terraform|module)\./;

/** The values of a resource, in which what is not known yet, and the ARN of another resource, are references. */
export function linked(values: Body, declared: string, links: Links): Body {
  const prefix = declared.slice(0, (/^(?:module\.[\w-]+\.)*/.exec(declared) as RegExpExecArray)[0].length);
  return linkedBody(values, links.expressions.get(declared), prefix, links);
}

function linkedBody(values: Body, expressions: Body | undefined, prefix: string, links: Links): Body {
  const entry = (key: string): Entry | undefined => {
    const own = values.entry(key);
    const made = expressions?.entry(key);
    if (own === undefined || (own.value.kind === 'known' && own.value.value === null)) {
      const reference = made && referenceIn(made.value, prefix);
      return made === undefined || reference === undefined ? own : { keySpan: made.keySpan, value: reference };
    }
    // By these a resource is known itself.
    if (key === 'arn' || key === 'id' || key === 'self_link') return own;
    return { ...own, value: linkedValue(own.value, made?.value, prefix, links) };
  };
  const keys = (): Iterable<string> => {
    const more = [...(expressions?.keys() ?? [])].filter(
      (key) => values.entry(key) === undefined && entry(key) !== undefined,
    );
    return [...values.keys(), ...more];
  };
  return { kind: 'body', span: values.span, open: values.open, keys, entry };
}

function linkedValue(value: Value, made: Value | undefined, prefix: string, links: Links): Value {
  if (value.kind === 'known' && typeof value.value === 'string') {
    const to = links.identities.get(value.value);
    return to === undefined ? value : { kind: 'reference', to, attribute: 'arn', span: value.span };
  }
  if (value.kind === 'body') return linkedBody(value, made?.kind === 'body' ? made : undefined, prefix, links);
  if (value.kind !== 'list') return value;
  const blocks: List['items'] = made?.kind === 'list' ? made.items : [];
  const items = value.items.map((item, index) => ({
    ...item,
    value: linkedValue(item.value, blocks[index]?.value, prefix, links),
  }));
  return { ...value, items };
}

/** The resource that an expression of a plan refers to: `{ references: ["aws_lb.web.arn", "aws_lb.web"] }`. */
function referenceIn(expression: Value, prefix: string): Value | undefined {
  const references = expression.kind === 'body' ? expression.entry('references')?.value : undefined;
  if (references?.kind !== 'list') return undefined;
  for (const { value } of references.items) {
    const text = value.kind === 'known' && typeof value.value === 'string' ? value.value : '';
    const [, to, attribute] = text.length < 1000 && !NOT_RESOURCES.test(text) ? (REFERENCE.exec(text) ?? []) : [];
    if (to !== undefined && attribute !== undefined)
      return { kind: 'reference', to: prefix + to, attribute, span: value.span };
  }
  return undefined;
}
