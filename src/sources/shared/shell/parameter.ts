/** `$NAME`, `${NAME:-120}`, `"$@"`: what stands in their place. */
import type { ParameterDefaultOperation, ParameterExpansionPart, SimpleExpansionPart, Word } from 'unbash';
import { textOf, unknownIn, type Pieces } from '../pieces.js';
import { expandText, piecesOf, segmentsOf, type Place, type Segment } from './expand.js';
import { asFallback, isBlank, textValue, unknownPiece, type Field, type Value } from './value.js';

type Range = { readonly pos: number; readonly end: number };

export function simpleParameter(part: SimpleExpansionPart, place: Place, isQuoted: boolean): Segment {
  const name = part.text.slice(1);
  const segment = segmentOf(lookUp(name, place), part, place, isQuoted);
  return name === '*' ? asOneWord(segment) : segment;
}

/** `"$*"` is one word, with blanks between. */
function asOneWord(segment: Segment): Segment {
  return segment.kind === 'list' && segment.isQuoted ? text(piecesOf(segment), true) : segment;
}

export function expandParameter(part: ParameterExpansionPart, place: Place, isQuoted: boolean): Segment[] {
  const segments = segmentsOfParameter(part, place, isQuoted);
  return part.parameter === '*' || part.index?.text === '*' ? segments.map((one) => asOneWord(one)) : segments;
}

function segmentsOfParameter(part: ParameterExpansionPart, place: Place, isQuoted: boolean): Segment[] {
  const { operation, index, parameter } = part;
  const unknown = segmentOf({ kind: 'unknown' }, part, place, isQuoted);
  if (part.prefix !== undefined) return [unknown];
  let value = lookUp(parameter, place);
  if (index !== undefined) value = elementOf(value, textOf(expandText(index, place)));
  // `$NAME` of an array is its first element.
  else if (value.kind === 'list' && parameter !== '@' && parameter !== '*') value = elementOf(value, '0');
  if (operation === undefined) return [segmentOf(value, part, place, isQuoted)];
  if (operation.type === 'Default') return defaulted(value, operation, part, place, isQuoted);
  if (operation.type === 'Slice' && value.kind === 'list' && operation.length === undefined) {
    const offset = Number(textOf(expandText(operation.offset, place)).trim() || NaN);
    const from = parameter === '@' || parameter === '*' ? offset - 1 : offset;
    if (Number.isInteger(from) && from >= 0 && !value.fields.slice(0, from).some(({ many }) => many)) {
      return [segmentOf({ kind: 'list', fields: value.fields.slice(from) }, part, place, isQuoted)];
    }
    const rest = value.fields.find(({ many }) => many);
    if (rest !== undefined) return [{ kind: 'list', fields: [rest], isQuoted }];
  }
  return [unknown];
}

/** A variable's text for arithmetic. */
export function parameterText(name: string, place: Place): { text: string; isFallback: boolean } | undefined {
  const value = lookUp(name, place);
  if (value.kind !== 'text' || isBlank(value.pieces)) return undefined;
  return { text: textOf(value.pieces), isFallback: unknownIn(value.pieces) !== undefined };
}

function lookUp(name: string, { scope }: Place): Value {
  const [fields = []] = scope.positionals;
  if (name === '@' || name === '*') return { kind: 'list', fields };
  if (/^[1-9]\d*$/.test(name)) {
    const at = Number(name) - 1;
    if (fields.slice(0, at + 1).some(({ many }) => many)) return { kind: 'unknown' };
    const field = fields[at];
    return field === undefined ? { kind: 'unset' } : { kind: 'text', pieces: field.pieces };
  }
  return scope.get(name)?.value ?? { kind: 'unknown' };
}

function elementOf(value: Value, index: string): Value {
  if (index === '@' || index === '*') return value;
  if (value.kind === 'text') return index === '0' ? value : { kind: 'unset' };
  if (value.kind !== 'list') return value;
  const at = /^\d{1,6}$/.test(index) ? Number(index) : NaN;
  if (Number.isNaN(at) || value.fields.slice(0, at + 1).some(({ many }) => many)) return { kind: 'unknown' };
  const field = value.fields[at];
  return field === undefined ? { kind: 'unset' } : { kind: 'text', pieces: field.pieces };
}

function segmentOf(value: Value, part: Range, place: Place, isQuoted: boolean): Segment {
  const of = (pieces: Pieces): Segment => ({ kind: 'text', pieces, isQuoted, splits: !isQuoted });
  switch (value.kind) {
    case 'text':
      return of(value.pieces);
    case 'list':
      return { kind: 'list', fields: value.fields.map((field) => placed(field, part, place)), isQuoted };
    case 'unset':
      return of([]);
    case 'unknown':
      return of([unknownAt(part, place)]);
  }
}

/** Words that a script is called with are written nowhere: they have the place where they are used. */
function placed(field: Field, part: Range, place: Place): Field {
  const span = field.pieces[0]?.span;
  if (!field.many || span === undefined || span.start < span.end) return field;
  return { pieces: [unknownAt(part, place)], many: true };
}

function unknownAt({ pos, end }: Range, { origin }: Place): Pieces[number] {
  return unknownPiece(origin.spanOf(pos, end), origin.written(pos, end));
}

/** `:-`, `:=`, `:+`, `:?` and the same without the colon, which take an empty variable for one that is set. */
function defaulted(
  value: Value,
  operation: ParameterDefaultOperation,
  part: ParameterExpansionPart,
  place: Place,
  isQuoted: boolean,
): Segment[] {
  const { operator, operand } = operation;
  const written = place.origin.written(part.pos, part.end);
  const isEmpty = isSurelyEmpty(value, operator.startsWith(':'));
  const asItIs = (): Segment[] => [
    segmentOf(operator.endsWith('?') && value.kind === 'unset' ? { kind: 'unknown' } : value, part, place, isQuoted),
  ];
  if (operator.endsWith('?')) return asItIs();
  if (operator.endsWith('+')) {
    // `${1+"$@"}` is how old scripts write `"$@"`.
    if (/^"\$\{?@\}?"$/.test(operand.text)) return [segmentOf(lookUp('@', place), part, place, true)];
    if (isEmpty === true) return isQuoted ? [text([], true)] : [];
    if (isEmpty === false) return operandSegments(operand, place, isQuoted);
    return [text([{ ...unknownAt(part, place), unknown: { written, fallback: '' } }], isQuoted)];
  }
  if (isEmpty === false) return asItIs();
  const pieces = isEmpty === true ? expandText(operand, place) : [asFallback(expandText(operand, place), written)];
  if (operator.endsWith('=')) place.scope.set(part.parameter, textValue(pieces));
  else if (isEmpty === true) return operandSegments(operand, place, isQuoted);
  return [text(pieces, isQuoted || isOneQuotation(operand))];
}

function text(pieces: Pieces, isQuoted: boolean): Segment {
  return { kind: 'text', pieces, isQuoted, splits: !isQuoted };
}

function isOneQuotation({ parts }: Word): boolean {
  const [first] = parts ?? [];
  return parts?.length === 1 && (first?.type === 'DoubleQuoted' || first?.type === 'SingleQuoted');
}

/** The operand itself, with its own quotes: `${X:+"a b"}` is one word, `${X:+a b}` two. */
function operandSegments(operand: Word, place: Place, isQuoted: boolean): Segment[] {
  if (isQuoted) return [text(expandText(operand, place), true)];
  return segmentsOf(operand, place).map((segment) =>
    segment.kind === 'text' && !segment.isQuoted ? { ...segment, splits: true } : segment,
  );
}

/** Whether a variable is unset, or empty where that counts; undefined where that is not known. */
function isSurelyEmpty(value: Value, countsEmpty: boolean): boolean | undefined {
  switch (value.kind) {
    case 'unset':
      return true;
    case 'unknown':
      return undefined;
    case 'list':
      return value.fields.length === 0 ? true : value.fields.every(({ many }) => many) ? undefined : false;
    case 'text': {
      if (textOf(value.pieces) !== '' || !countsEmpty) return isBlank(value.pieces) ? undefined : false;
      return unknownIn(value.pieces) === undefined ? true : undefined;
    }
  }
}
