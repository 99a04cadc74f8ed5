/** What the value of a word may look like, and what JSON Schema says of that. */

export type ValueShape =
  | { readonly kind: 'whole'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | {
      readonly kind:
        | 'number'
        | 'boolean'
        | 'text'
        | 'texts'
        | 'scalar'
        | 'count'
        | 'nginxTime'
        | 'nginxTimes'
        | 'onOff'
        | 'words'
        | 'headers'
        | 'duration'
        | 'durationOrZero';
    };

/** A part of a JSON Schema, as far as this one uses them. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  /** What a value must be, for a sentence that says so. */
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** One time in nginx's grammar; that units go from large to small is left to nginx's own reader to say. */
const TIME = String.raw`\d+(?:(?:ms|[yMwdhms]) ?\d+)*(?:ms|[yMwdhms])?`;
const PLAIN_DURATION = String.raw`^(?:\d+|(?=\d)(?:\d+h)?(?:\d+m(?!s))?(?:\d+s)?(?:\d+ms)?)$`;

const SCALAR = ['string', 'number', 'boolean'];

/** The values that every shape but `whole` and `choice` has, by the name of the shape. */
export const SHAPES: Readonly<Record<Exclude<ValueShape['kind'], 'whole' | 'choice'>, Schema>> = {
  number: {
    title: 'a number',
    type: ['number', 'string'],
    minimum: 0,
    pattern: String.raw`^\d+(?:\.\d+)?$`,
  },
  boolean: { title: 'true or false', type: 'boolean' },
  text: { title: 'a text', type: ['string', 'number'] },
  texts: {
    title: 'a text or a list of texts',
    type: ['string', 'number', 'array'],
    items: { title: 'a text', type: ['string', 'number'] },
    maxItems: 100,
  },
  scalar: { title: 'a single value', type: SCALAR },
  count: { title: 'a whole number', type: ['integer', 'string'], minimum: 0, pattern: String.raw`^\d+$` },
  nginxTime: {
    title: 'a time as nginx writes it, such as 60s',
    type: ['integer', 'string'],
    minimum: 0,
    pattern: `^${TIME}$`,
  },
  nginxTimes: {
    title: 'one time as nginx writes it, such as 75s, or two of them',
    type: ['integer', 'string'],
    minimum: 0,
    pattern: `^${TIME}(?: +${TIME})?$`,
  },
  onOff: { title: 'on or off', type: 'string', enum: ['on', 'off'] },
  words: {
    title: 'words as nginx takes them, or a list of them',
    type: ['string', 'array'],
    items: { title: 'a word', type: 'string' },
    maxItems: 100,
  },
  headers: {
    title: 'a mapping from header to value, or a line such as Connection ""',
    type: ['string', 'array', 'object'],
    items: { title: 'a line such as Connection ""', type: 'string' },
    additionalProperties: { title: 'a text', type: ['string', 'number'] },
    maxItems: 100,
    maxProperties: 100,
  },
  duration: {
    title: 'a duration, such as 60, 60s or 1m30s',
    type: ['integer', 'string'],
    minimum: 1,
    pattern: PLAIN_DURATION,
  },
  durationOrZero: {
    title: 'a duration, such as 60, 60s or 1m30s, or 0',
    type: ['integer', 'string'],
    minimum: 0,
    pattern: PLAIN_DURATION,
  },
};

/** What a schema says of a value of a shape: a name, since many words share a shape. */
export function schemaOf(shape: ValueShape): { readonly $ref: string } {
  return { $ref: `#/$defs/${partName(shape)}` };
}

/** The named parts for shapes with bounds or choices of their own. */
export function partsOf(shapes: Iterable<ValueShape>): Record<string, Schema> {
  const parts: Record<string, Schema> = {};
  for (const shape of shapes) {
    const part =
      shape.kind === 'whole' ? wholeSchema(shape) : shape.kind === 'choice' ? choiceSchema(shape) : undefined;
    if (part !== undefined) parts[partName(shape)] = part;
  }
  return parts;
}

function partName(shape: ValueShape): string {
  if (shape.kind === 'choice') return `choice-${shape.choices.join('-')}`;
  if (shape.kind !== 'whole') return shape.kind;
  const { least, most } = shape;
  return [
    'whole',
    ...(least === undefined ? [] : [`from-${least}`]),
    ...(most === undefined ? [] : [`to-${most}`]),
  ].join('-');
}

function choiceSchema({ choices }: Extract<ValueShape, { kind: 'choice' }>): Schema {
  return { title: `one of ${choices.join(', ')}`, type: ['string', 'number'], enum: choices.flatMap(bothSpellings) };
}

/** `1.1` is a number to YAML and JSON; both spellings are right. */
function bothSpellings(word: string): (string | number)[] {
  return /^\d+(?:\.\d+)?$/.test(word) ? [word, Number(word)] : [word];
}

function wholeSchema({ least, most }: Extract<ValueShape, { kind: 'whole' }>): Schema {
  const range = [...(least === undefined ? [] : [`from ${least}`]), ...(most === undefined ? [] : [`to ${most}`])];
  return {
    title: least === 0 && most === undefined ? 'a whole number' : ['a whole number', ...range].join(' '),
    type: ['integer', 'string'],
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
    pattern: least === undefined ? String.raw`^[+-]?\d+$` : String.raw`^\d+$`,
  };
}

/** What a value of a shape must be, for a sentence. */
export function shapeTitle(shape: ValueShape): string {
  const schema =
    shape.kind === 'whole' ? wholeSchema(shape) : shape.kind === 'choice' ? choiceSchema(shape) : SHAPES[shape.kind];
  return schema.title ?? '';
}
