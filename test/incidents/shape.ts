/** What `incident.yaml` and the lists of undecided incidents must look like. */
import { Ajv, type ErrorObject } from 'ajv';

const TEXT = { type: 'string', minLength: 3 } as const;
const ID = { type: 'string', pattern: '^[A-Z]{2,4}-[0-9]{2}$' } as const;
const URL_TEXT = { type: 'string', pattern: '^https?://[^ ]+\\.[^ ]+/[^ ]+$' } as const;
const REASONS = { type: 'object', minProperties: 1, additionalProperties: TEXT } as const;

const EXPECTATION = {
  args: { type: 'array', items: { type: ['string', 'number'] } },
  says: { type: 'array', items: TEXT, uniqueItems: true },
  at: { type: 'object', minProperties: 1, additionalProperties: { type: 'string', pattern: '^[^ ]+:[0-9]+$' } },
  also: REASONS,
  not: REASONS,
} as const;

const INCIDENT = {
  type: 'object',
  required: ['id', 'title', 'source', 'happened', 'says'],
  additionalProperties: false,
  properties: {
    id: ID,
    title: TEXT,
    source: URL_TEXT,
    happened: { type: 'string', minLength: 40 },
    ...EXPECTATION,
    repaired: { type: 'object', required: ['says'], additionalProperties: false, properties: EXPECTATION },
    expectation: TEXT,
    missed: TEXT,
  },
} as const;

const UNDECIDED = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'title', 'source', 'why'],
    additionalProperties: false,
    properties: { id: ID, title: TEXT, source: URL_TEXT, why: TEXT },
  },
} as const;

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isIncident = ajv.compile(INCIDENT);
const isUndecided = ajv.compile(UNDECIDED);

/** What is wrong with the content of an `incident.yaml` in a folder of that name; nothing where it is right. */
export function problemsOfIncident(read: unknown, folder: string): string[] {
  if (!isIncident(read)) return words(isIncident.errors);
  const {
    id,
    says,
    at = {},
    also = {},
  } = read as {
    id: string;
    says: string[];
    at?: Record<string, string>;
    also?: Record<string, string>;
  };
  return [
    ...(folder.startsWith(`${id.toLowerCase()}-`) ? [] : [`its folder should begin with ${id.toLowerCase()}-`]),
    ...Object.keys(at).flatMap((rule) => (says.includes(rule) ? [] : [`at: ${rule} is not among says`])),
    ...Object.keys(also).flatMap((rule) => (says.includes(rule) ? [`also: ${rule} is among says`] : [])),
  ];
}

/** What is wrong with the content of a list of undecided incidents. */
export function problemsOfUndecided(read: unknown): string[] {
  return isUndecided(read) ? [] : words(isUndecided.errors);
}

function words(errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath, message, params }) => {
    const key = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
    return `${instancePath} ${message ?? 'is wrong'}${key}`.trim();
  });
}
