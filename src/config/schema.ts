/** The JSON Schema of the configuration file, made of the tables by which each product is read. */
import { ENTRY_SCHEMAS, RULES } from './entrySchemas.js';
import { partsOf, type Schema, schemaOf, SHAPES } from './shapes.js';
import { UPSTREAM } from './nginxWords.js';
import { neededWords, SERVICES } from './serviceWords.js';
import { isServer, type Product, PRODUCT_NAMES, type Word, wordsOf } from './words.js';

/** Far above what a person writes; the work that a file asks for stays bounded by it. */
const MOST_CHAINS = 500;
const MOST_HOPS = 30;

const VERSION: Schema = {
  title: 'a version, such as 1.28.0',
  type: ['string', 'number'],
  pattern: String.raw`^v?\d{1,6}(?:\.\d{1,6}){0,3}(?:[-+~.][\w.]{0,40})?$`,
};

const FILES: Schema = {
  title: 'a path or a list of paths',
  description: 'The files that configure it, from the directory of this file on; no settings beside them.',
  type: ['string', 'array'],
  items: { title: 'a path', type: 'string' },
  minItems: 1,
  maxItems: 100,
};

const COMMAND: Schema = {
  title: 'the command that starts it',
  description: 'As a shell reads it; no settings beside it.',
  type: 'string',
  minLength: 1,
};

const NGINX_VERSION: Schema = {
  title: 'an nginx version, such as 1.28.0',
  type: ['string', 'number'],
  pattern: String.raw`^(?:nginx/)?v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?:[-+~].{0,40})?$`,
};

function hopSchema(product: Product, form: Form): Schema {
  const properties: Record<string, Schema> = {
    product: { const: product },
    version: { $ref: product === 'nginx' ? '#/$defs/nginxVersion' : '#/$defs/version' },
  };
  if (product === 'nginx') properties['upstream'] = poolSchema(form);
  if (isServer(product)) properties['files'] = { $ref: '#/$defs/files' };
  if (isServer(product) && product !== 'nginx') properties['command'] = { $ref: '#/$defs/command' };
  const service = SERVICES.get(product);
  const needed = service === undefined ? [] : neededWords(service);
  return {
    title: product,
    type: 'object',
    additionalProperties: false,
    ...(needed.length === 0 ? {} : { anyOf: needed.map((word) => ({ required: [word] })) }),
    ...keysOf([...wordsOf(product)], properties, form),
  };
}

/**
 * The words of a product as JSON Schema: each a property, or, in short, a pattern for all that take the same values. A
 * validator made of the first form is ten times as long; people and editors can use the second one for nothing.
 */
function keysOf(
  words: readonly (readonly [key: string, word: Pick<Word, 'shape'>])[],
  more: Readonly<Record<string, Schema>>,
  form: Form,
): Schema {
  if (form === 'for people') {
    const own = Object.fromEntries(words.map(([key, { shape }]) => [key, schemaOf(shape)]));
    return { properties: { ...more, ...own } };
  }
  const keys = new Map<string, string[]>();
  for (const [key, { shape }] of words) {
    const { $ref } = schemaOf(shape);
    const same = keys.get($ref);
    if (same === undefined) keys.set($ref, [escaped(key)]);
    else same.push(escaped(key));
  }
  const patterns = [...keys].map(([$ref, same]) => [`^(?:${same.join('|')})$`, { $ref }]);
  return { properties: more, patternProperties: Object.fromEntries(patterns) };
}

function escaped(key: string): string {
  return key.replaceAll('.', String.raw`\.`);
}

/** `upstream: { keepalive: 32 }` is the same as `upstream.keepalive: 32`. */
function poolSchema(form: Form): Schema {
  const words = [...wordsOf('nginx')]
    .filter(([key]) => key.startsWith(UPSTREAM))
    .map(([key, word]) => [key.slice(UPSTREAM.length), word] as const);
  const title = 'a mapping of what stands in an upstream block';
  return { title, type: 'object', additionalProperties: false, ...keysOf(words, {}, form) };
}

/** The schema of a hop by its product. Editors know `if`; a validator finds its way by the value of `product` at once. */
function hopByProduct(form: Form): Schema {
  const refOf = (product: Product): Schema => ({ $ref: `#/$defs/${product}-hop` });
  if (form === 'short') return { discriminator: { propertyName: 'product' }, oneOf: PRODUCT_NAMES.map(refOf) };
  return {
    allOf: PRODUCT_NAMES.map((product) => ({
      if: { type: 'object', required: ['product'], properties: { product: { const: product } } },
      // oxlint-disable-next-line unicorn/no-thenable -- it is a keyword of JSON Schema
      then: refOf(product),
    })),
  };
}

/** `for people` is what is published; `short` accepts and refuses the same, and is what the validator is made of. */
export type Form = 'for people' | 'short';

/** The whole schema; the same every time. */
export function makeSchema(form: Form): Schema {
  const hops = Object.fromEntries(PRODUCT_NAMES.map((product) => [`${product}-hop`, hopSchema(product, form)]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'timeout-lint.yaml',
    description:
      'The configuration file of timeout-lint: its options, contracts, and chains of hops that are stated by hand.',
    type: 'object',
    additionalProperties: false,
    properties: {
      chains: {
        title: 'a list of chains',
        description: 'Request paths, each wholly stated here.',
        type: 'array',
        items: { $ref: '#/$defs/chain' },
        maxItems: MOST_CHAINS,
      },
      'nginx-version': {
        ...NGINX_VERSION,
        description: 'The version of every nginx of which nothing else says it.',
      },
      'lb-idle': {
        ...SHAPES.duration,
        description: 'How long a load balancer in front keeps an unused connection.',
      },
      lb: ENTRY_SCHEMAS.lb,
      vars: ENTRY_SCHEMAS.vars,
      select: { ...RULES, description: 'Rules to use; all when absent.' },
      rules: ENTRY_SCHEMAS.rules,
      ignore: ENTRY_SCHEMAS.ignore,
      expect: ENTRY_SCHEMAS.expect,
      baseline: {
        title: 'a path',
        description: 'The file of findings that are known, from the directory of this file on.',
        type: 'string',
        minLength: 1,
      },
      strict: {
        title: 'true or false',
        description: 'As --strict: every ignore must give a reason.',
        type: 'boolean',
      },
      'fail-on': {
        title: 'a severity, or never',
        description: 'The least severity that makes the exit status 1.',
        type: 'string',
        enum: ['error', 'warning', 'info', 'never'],
      },
    },
    $defs: {
      ...SHAPES,
      ...partsOf(PRODUCT_NAMES.flatMap((product) => [...wordsOf(product).values()].map(({ shape }) => shape))),
      version: VERSION,
      nginxVersion: NGINX_VERSION,
      files: FILES,
      command: COMMAND,
      chain: {
        title: 'a chain with its hops',
        type: 'object',
        additionalProperties: false,
        required: ['hops'],
        properties: {
          name: { title: 'a name', type: ['string', 'number'] },
          hops: {
            title: 'a list of hops',
            description: 'Outermost first: the one nearest to the client.',
            type: 'array',
            items: { $ref: '#/$defs/hop' },
            minItems: 1,
            maxItems: MOST_HOPS,
          },
        },
      },
      hop: {
        title: 'a hop with its product and settings',
        type: 'object',
        required: ['product'],
        properties: { product: { title: 'a product', enum: PRODUCT_NAMES } },
        ...hopByProduct(form),
      },
      ...hops,
    },
  };
}
