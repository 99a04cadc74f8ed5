import type { SchemaProblem } from '../../generated/ruleSchema.js';
import { didYouMean } from '../nearest.js';
import schemaFile from '../rule.schema.json' with { type: 'json' };
import type { Path, RuleProblem, RuleText } from './places.js';

// TypeScript infers a type of its own for each place in the file.
const ruleSchema = schemaFile as unknown as Schema;

/** Says what does not fit the schema in sentences, each at its place. Consequences of another problem are left out. */
export function shapeProblems(text: RuleText, errors: readonly SchemaProblem[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const said = new Set<string>();
  for (const error of errors) {
    const path = pathOf(error.instancePath);
    const key = stringParam(error, 'additionalProperty');
    const message = sentence(text, error, path);
    if (message === undefined || said.has(`${error.instancePath} ${message}`)) continue;
    said.add(`${error.instancePath} ${message}`);
    problems.push(text.problem(path, message, key));
  }
  return problems;
}

function sentence(text: RuleText, error: SchemaProblem, path: Path): string | undefined {
  const where = path.length === 0 ? 'the rule' : `"${path.join('.')}"`;
  const value = valueAt(text.value, path);
  const expected = schemaAt(text.value, path);
  // Of alternatives, only that none fits is worth saying.
  if (expected.anyOf !== undefined && error.keyword !== 'anyOf') return undefined;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = stringParam(error, 'additionalProperty') ?? '';
      return `unknown key "${key}" in ${where}${didYouMean(key, Object.keys(expected.properties ?? {}))}`;
    }
    case 'required':
      // Inside `check`, `oneOf` says it better.
      if (error.schemaPath.includes('/oneOf/')) return undefined;
      return `${where} lacks "${stringParam(error, 'missingProperty')}"`;
    case 'dependentRequired':
      return `"${stringParam(error, 'property')}" in ${where} needs "${stringParam(error, 'missingProperty')}" beside it`;
    case 'oneOf':
      return path.length > 1
        ? `${where} has exactly one of "limit" and "against"`
        : 'a check has exactly one of the forms "observed", "hop" and "leg"';
    case 'anyOf':
      if (expected.title !== 'amount') return `${where} must be a literal, a list of literals, or bounds`;
      return typeof value === 'string'
        ? `${where} is "${value}", not a duration such as 75s`
        : `${where} must be a duration such as 75s, or a number`;
    case 'enum': {
      const allowed = error.params['allowedValues'] as readonly string[];
      const given = String(value);
      return `${where} is "${given}", not one of ${allowed.join(', ')}${didYouMean(given, allowed)}`;
    }
    case 'pattern':
      return `${where} is "${String(value)}", which does not look like ${String(error.params['pattern'])}`;
    case 'type':
      return `${where} must be ${[error.params['type']].flat().map(withArticle).join(' or ')}`;
    case 'if':
      return undefined;
    case 'minItems':
      return `${where} needs at least ${String(error.params['limit'])}`;
    default:
      return `${where} ${error.message ?? error.keyword}`;
  }
}

function withArticle(type: unknown): string {
  if (type === 'object') return 'a mapping';
  return type === 'array' ? 'a list' : `a ${String(type)}`;
}

function stringParam(error: SchemaProblem, name: string): string | undefined {
  const value = error.params[name];
  return typeof value === 'string' ? value : undefined;
}

interface Schema {
  readonly title?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly then?: Schema;
  readonly else?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** What the schema says of the value at a path. (ajv's own `schemaPath` starts anew at each `$ref`.) */
function schemaAt(value: unknown, path: Path): Schema {
  let schema: Schema = ruleSchema;
  let inner = value;
  for (const step of path) {
    const further = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    inner = valueAt(inner, [step]);
    schema = resolved(typeof step === 'number' ? (schema.items ?? {}) : (schema.properties?.[step] ?? further), inner);
  }
  return schema;
}

function resolved(schema: Schema, value: unknown): Schema {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  const next =
    schema.$ref === undefined
      ? isMapping
        ? schema.then
        : schema.else
      : ruleSchema.$defs?.[schema.$ref.replace('#/$defs/', '')];
  return next === undefined ? schema : resolved(next, value);
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : unescapePointer(step)));
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function valueAt(value: unknown, path: Path): unknown {
  let inner = value;
  for (const step of path) inner = (inner as Record<string | number, unknown> | undefined)?.[step];
  return inner;
}
