import type { SchemaProblem } from '../../generated/ruleSchema.js';
import { didYouMean } from '../nearest.js';
import schema from '../rule.schema.json' with { type: 'json' };
import type { Path, RuleProblem, RuleText } from './places.js';

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
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = stringParam(error, 'additionalProperty') ?? '';
      return `unknown key "${key}" in ${where}${didYouMean(key, knownKeys(error.schemaPath))}`;
    }
    case 'required':
      // Inside `check`, `oneOf` says it better.
      if (error.schemaPath.includes('/oneOf/')) return undefined;
      return `${where} lacks "${stringParam(error, 'missingProperty')}"`;
    case 'dependentRequired':
      return `"${stringParam(error, 'property')}" in ${where} needs "${stringParam(error, 'missingProperty')}" beside it`;
    case 'oneOf':
      return 'a check has exactly one of the forms "observed", "hop" and "leg"';
    case 'enum': {
      const allowed = error.params['allowedValues'] as readonly string[];
      const given = String(value);
      return `${where} is "${given}", not one of ${allowed.join(', ')}${didYouMean(given, allowed)}`;
    }
    case 'pattern':
      if (error.schemaPath.includes('duration/')) return `${where} is "${String(value)}", not a duration such as 75s`;
      return `${where} is "${String(value)}", which does not look like ${String(error.params['pattern'])}`;
    case 'type':
      if (error.schemaPath.includes('anyOf')) return undefined;
      return `${where} must be a ${[error.params['type']].flat().join(' or a ')}`;
    case 'anyOf':
      if (error.schemaPath.includes('amount/')) {
        return typeof value === 'string' ? undefined : `${where} must be a duration such as 75s or a number`;
      }
      return `${where} must be a literal, a list of literals, or bounds`;
    case 'if':
      return undefined;
    case 'minItems':
      return `${where} needs at least ${String(error.params['limit'])}`;
    default:
      return `${where} ${error.message ?? error.keyword}`;
  }
}

function stringParam(error: SchemaProblem, name: string): string | undefined {
  const value = error.params[name];
  return typeof value === 'string' ? value : undefined;
}

/** The keys that the schema allows where `additionalProperties` failed. */
function knownKeys(schemaPath: string): string[] {
  let around: unknown = schema;
  for (const step of schemaPath.replace(/^#\//, '').split('/').slice(0, -1)) {
    around = (around as Record<string, unknown> | undefined)?.[unescapePointer(step)];
  }
  return Object.keys((around as { properties?: object } | undefined)?.properties ?? {});
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
