import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ajv as AjvClass, ErrorObject } from 'ajv';

const Ajv = createRequire(import.meta.url)('ajv') as typeof AjvClass;

/** What a published schema (`schemas/NAME.schema.json`) has against a JSON text; empty when it fits. */
export function problemsOf(name: 'files' | 'findings' | 'show', json: string): readonly ErrorObject[] {
  const schema: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../schemas/${name}.schema.json`), 'utf8'),
  );
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema as object);
  validate(JSON.parse(json));
  return validate.errors ?? [];
}
