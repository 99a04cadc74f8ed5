/** Commands of the shell itself that change what it knows. */
import type { Assignment, Command } from 'unbash';
import { textOf, unknownIn } from '../pieces.js';
import { changeDirectory } from './directory.js';
import { expandText, expandWord, type Place } from './expand.js';
import type { Scope } from './scope.js';
import { isBlank, listValue, textValue, type Field, type Value } from './value.js';

const DECLARING = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** Sets what an assignment sets. */
export function assign(assignment: Assignment, place: Place, exported = false): void {
  const { name, index } = assignment;
  if (index !== undefined) place.scope.set(name, { kind: 'unknown' });
  else place.scope.set(name, assignedValue(assignment, place), exported);
}

/** The value of an assignment, with what `+=` adds to. */
export function assignedValue({ name, value, append }: Assignment, place: Place): Value {
  const before = append === true ? place.scope.get(name)?.value : undefined;
  if (value.type === 'ArrayValue') {
    const fields = value.elements.flatMap((element) => expandWord(element, place));
    if (append !== true) return listValue(fields);
    if (before === undefined || before.kind === 'unknown') return { kind: 'unknown' };
    if (before.kind === 'unset') return listValue(fields);
    const list = before.kind === 'list' ? before.fields : [{ pieces: before.pieces }];
    place.budget.spend(list.length);
    return listValue([...list, ...fields]);
  }
  const pieces = expandText(value, place);
  if (append !== true || before?.kind === 'unset') return textValue(pieces);
  if (before?.kind !== 'text') return { kind: 'unknown' };
  place.budget.spend(before.pieces.length);
  return textValue([...before.pieces, ...pieces]);
}

/** Does what a builtin does to the scope; false where the name is none of these. */
export function runBuiltin(name: string, command: Command, fields: readonly Field[], place: Place): boolean {
  const { scope } = place;
  if (DECLARING.has(name)) declare(name, command, place);
  else if (name === 'unset') unset(fields, scope);
  else if (name === 'set') set(fields, scope);
  else if (name === 'shift') shift(fields, scope);
  else if (name === 'cd' || name === 'pushd') scope.directory = changeDirectory(scope.directory, directoryOf(fields));
  else if (name === 'popd') scope.directory = undefined;
  else if (name === '.' || name === 'source') scope.isOpen = true;
  else if (name === 'trap') trap(fields, scope);
  else if (name === 'exit') scope.ending = 'shell';
  else if (name === 'return') scope.ending = 'function';
  else if (name === 'read' || name === 'mapfile' || name === 'readarray' || name === 'getopts') forget(fields, scope);
  else if (name === 'printf') forget(valuesAfter('-v', fields), scope);
  else return false;
  return true;
}

function declare(name: string, command: Command, place: Place): void {
  const { scope } = place;
  let exported: boolean | undefined = name === 'export' ? true : undefined;
  for (const argument of command.args) {
    if (argument.type === 'Assignment') {
      assign(argument, place, exported === true);
      continue;
    }
    for (const { pieces } of expandWord(argument, place)) {
      const text = textOf(pieces);
      if (text.startsWith('-')) {
        if (name === 'export') exported = text.includes('n') ? false : exported;
        else if (text.includes('x')) exported = true;
        continue;
      }
      const assignment = /^([A-Za-z_]\w*)=/.exec(text)?.[1];
      if (assignment !== undefined) scope.set(assignment, { kind: 'unknown' }, exported === true);
      else if (exported !== undefined) scope.export(text, exported);
      // `export $(grep -v '^#' .env | xargs)`
      if (isBlank(pieces)) scope.isOpen = true;
    }
  }
}

function unset(fields: readonly Field[], scope: Scope): void {
  for (const { pieces } of fields) {
    const name = textOf(pieces);
    if (/^[A-Za-z_]\w*$/.test(name)) scope.set(name, { kind: 'unset' });
  }
}

/** `set -- gunicorn "$@"`, `set -a`, `set -e`. */
function set(fields: readonly Field[], scope: Scope): void {
  for (let at = 0; at < fields.length; at += 1) {
    const text = textOf((fields[at] as Field).pieces);
    if (text === '--') {
      scope.positionals = [capped(fields.slice(at + 1))];
      return;
    }
    if (!/^[-+]./.test(text)) {
      scope.positionals = [capped(fields.slice(at))];
      return;
    }
    if (text.includes('a') && !text.endsWith('o')) scope.exportsAll = text.startsWith('-');
    if (!text.endsWith('o')) continue;
    const option = fields[(at += 1)];
    if (option !== undefined && textOf(option.pieces) === 'allexport') scope.exportsAll = text.startsWith('-');
  }
}

function capped(fields: readonly Field[]): readonly Field[] {
  return fields.slice(0, 1000);
}

function shift(fields: readonly Field[], scope: Scope): void {
  const text = fields[0] === undefined ? '1' : textOf(fields[0].pieces);
  const count = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  scope.positionals = scope.positionals.map((list) => {
    const firstMany = list.findIndex(({ many }) => many);
    if (Number.isNaN(count)) return list.filter(({ many }) => many);
    // What may be several words may also be the ones that go.
    if (firstMany >= 0 && firstMany < count) return list.slice(firstMany);
    return list.slice(count);
  });
}

function directoryOf(fields: readonly Field[]): string | undefined {
  const field = fields.find(({ pieces }) => !/^-./.test(textOf(pieces)));
  return field === undefined || unknownIn(field.pieces) !== undefined ? undefined : textOf(field.pieces);
}

function trap(fields: readonly Field[], scope: Scope): void {
  const [action, ...signals] = fields.map(({ pieces }) => textOf(pieces)).filter((text) => text !== '--');
  if (action === undefined || action === '' || action === '-') return;
  for (const signal of signals) {
    if (/^(?:SIG)?TERM$|^15$/i.test(signal)) scope.hasTrap = true;
    else if (/^EXIT$|^0$/i.test(signal)) scope.hasExitTrap = true;
  }
}

function forget(fields: readonly Field[], scope: Scope): void {
  for (const { pieces } of fields) {
    const name = textOf(pieces);
    if (/^[A-Za-z_]\w*$/.test(name)) scope.set(name, { kind: 'unknown' });
  }
}

function valuesAfter(option: string, fields: readonly Field[]): Field[] {
  return fields.filter((_, at) => at > 0 && textOf((fields[at - 1] as Field).pieces) === option);
}
