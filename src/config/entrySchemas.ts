/** What the schema says of the entries that are no chains: variables, rules, ignores and contracts. */
import type { Schema } from './shapes.js';
import { SHAPES } from './shapes.js';

/** Far above what a person writes; the work that a file asks for stays bounded by it. */
const MOST_ENTRIES = 1000;

export const RULES: Schema = {
  title: 'a rule, or a list of rules, by name or code',
  type: ['string', 'array'],
  items: { title: 'a rule by name or code, such as keepalive-race or TL1', type: 'string' },
  maxItems: MOST_ENTRIES,
};

/** The severities that `rules` gives, and what turns a rule off and on again. */
export const RULE_LEVELS = ['off', 'on', 'error', 'warning', 'info'] as const;

const DATE = String.raw`^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$`;

const IGNORE: Schema = {
  title: 'a rule, or a mapping with a rule',
  type: ['string', 'object'],
  additionalProperties: false,
  required: ['rule'],
  properties: {
    rule: { title: 'a rule by name or code, such as keepalive-race or TL1', type: 'string' },
    where: {
      title: 'a path, a mask of paths or a route',
      description: 'Only findings with a place in these files, or on this route; all when absent.',
      type: 'string',
      minLength: 1,
    },
    reason: { title: 'a text', description: 'Why, for the next reader.', type: 'string' },
    until: {
      title: 'a date, such as 2027-01-31',
      description: 'The last day on which it counts.',
      type: 'string',
      pattern: DATE,
    },
  },
};

const CONTRACT: Schema = {
  title: 'a mapping with allows, silence or drain',
  type: 'object',
  additionalProperties: false,
  anyOf: [{ required: ['allows'] }, { required: ['silence'] }, { required: ['drain'] }],
  properties: {
    route: {
      title: 'a route, such as /export/',
      description: 'As in show --route; every route when absent.',
      type: 'string',
      minLength: 1,
    },
    server: {
      title: 'the name of a server, such as example.com',
      description: 'Only routes of this server.',
      type: 'string',
      minLength: 1,
    },
    allows: { ...SHAPES.duration, description: 'A request may take so long without a byte coming back.' },
    silence: { ...SHAPES.duration, description: 'A WebSocket or stream may be silent for so long.' },
    drain: { ...SHAPES.duration, description: 'On a deploy, requests get so long to finish.' },
  },
};

/** The top-level keys beside `chains` that hold entries. */
export const ENTRY_SCHEMAS: Readonly<Record<'vars' | 'rules' | 'ignore' | 'expect' | 'lb', Schema>> = {
  vars: {
    title: 'a mapping from name to value',
    description: 'Values for names that templates leave open, such as ${PROXY_TIMEOUT}.',
    type: 'object',
    additionalProperties: false,
    patternProperties: { '^[A-Za-z_][\\w.-]*$': { title: 'a single value', type: ['string', 'number', 'boolean'] } },
    maxProperties: MOST_ENTRIES,
  },
  lb: {
    title: 'what stands in front, such as aws-alb:idle_timeout=120, or a list of it',
    description: 'As --lb: by name, outermost first.',
    type: ['string', 'array'],
    items: { title: 'a product, such as aws-alb:idle_timeout=120', type: 'string' },
    minItems: 1,
    maxItems: 30,
  },
  rules: {
    title: 'a mapping from rule to off, on, error, warning or info',
    description: 'Severities of rules, by name, code or beginning of code; the more specific word wins.',
    type: 'object',
    additionalProperties: {
      title: 'off, on, error, warning or info',
      type: 'string',
      enum: RULE_LEVELS,
    },
    maxProperties: MOST_ENTRIES,
  },
  ignore: {
    title: 'a rule, or a list of rules and of mappings with a rule',
    description: 'Rules to leave out, and findings to hold back.',
    type: ['string', 'array'],
    items: IGNORE,
    maxItems: MOST_ENTRIES,
  },
  expect: {
    title: 'a list of contracts',
    description: 'What routes must allow; every hop that breaks it is told.',
    type: 'array',
    items: CONTRACT,
    maxItems: MOST_ENTRIES,
  },
};
