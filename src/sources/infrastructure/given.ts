/** From a value of an infrastructure file to what the catalogue takes. */
import type { GivenValue } from '../shared/catalogue/index.js';
import { type Known, scalarsOf, textOfScalar, type Value } from '../shared/infrastructure/index.js';
import type { Pieces } from '../shared/pieces.js';

/**
 * The values that an attribute may have, with their places; undefined where it is not set, so that the default counts.
 * Where a condition decides between a value and none, that is said.
 */
export function givenOf(value: Value, name: string): GivenValue | undefined {
  const { known, absent, unknown } = scalarsOf(value);
  const values: Pieces[] = known.map(pieceOf);
  if (unknown !== undefined) {
    const written = unknown.kind === 'unknown' ? unknown.written : `${unknown.to}.${unknown.attribute}`;
    values.push([{ text: '', span: unknown.span, exact: false, unknown: { written } }]);
  }
  if (values.length === 0) return undefined;
  const assumed = known.some((each) => each.assumed === true);
  return {
    values,
    name,
    ...(absent ? { mayBeUnset: true } : {}),
    ...(assumed ? { provenance: 'assumed' as const } : {}),
  };
}

function pieceOf(scalar: Known): Pieces {
  const text = textOfScalar(scalar) ?? '';
  const { file, start, end } = scalar.span;
  return [{ text, span: scalar.span, exact: file.text.slice(start, end) === text }];
}
