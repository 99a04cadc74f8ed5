/** How a person would name the entries that are no chains, their keys and their values. */
import { ENTRY_SCHEMAS } from './entrySchemas.js';
import type { Path } from './plain.js';
import { quoted } from './problems.js';
import type { Schema } from './shapes.js';

/** What one entry of a list is called. */
const ENTRY_NAMES: Readonly<Record<string, string>> = { expect: 'contract', ignore: 'ignore', lb: 'lb' };

/** `contract 1`, `"until" of ignore 2`, `"TL1" of "rules"`; undefined for a path to something else. */
export function entryName(path: Path): string | undefined {
  const [top = '', at, ...keys] = path;
  if (!Object.hasOwn(ENTRY_SCHEMAS, top) || at === undefined) return undefined;
  if (typeof at === 'string') return `${quoted(at)} of ${quoted(String(top))}`;
  const name = ENTRY_NAMES[top];
  if (name === undefined) return undefined;
  const entry = `${name} ${at + 1}`;
  return keys.length === 0 ? entry : `${quoted(String(keys[0]))} of ${entry}`;
}

/** The keys that a mapping may have; undefined where it has none of its own, or is something else. */
export function entryKeys(path: Path): readonly string[] | undefined {
  const { properties } = schemaAt(path) ?? {};
  return properties === undefined ? undefined : Object.keys(properties);
}

/** What a value must be. */
export function entryTitle(path: Path): string | undefined {
  return schemaAt(path)?.title;
}

function schemaAt(path: Path): Schema | undefined {
  const [top = '', ...steps] = path;
  let schema: Schema | undefined = Object.hasOwn(ENTRY_SCHEMAS, top)
    ? ENTRY_SCHEMAS[top as keyof typeof ENTRY_SCHEMAS]
    : undefined;
  for (const step of steps) {
    if (typeof step === 'number') schema = schema?.items;
    else if (schema?.properties !== undefined)
      schema = Object.hasOwn(schema.properties, step) ? schema.properties[step] : undefined;
    else {
      const { patternProperties, additionalProperties: rest } = schema ?? {};
      schema =
        patternProperties === undefined
          ? typeof rest === 'object'
            ? rest
            : undefined
          : Object.values(patternProperties)[0];
    }
  }
  return schema;
}
