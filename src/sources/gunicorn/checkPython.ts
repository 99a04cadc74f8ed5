/** Values of a configuration file, checked as gunicorn's validators do with what Python gives them. */
import type { PyValue } from './pythonTypes.js';
import { strip } from './pythonNumbers.js';
import { textChecked } from './checkText.js';
import type { SettingFact } from './settingFacts.js';
import { known, refused, type SettingValue, type UnknownValue } from './values.js';

const DEEPEST = 8;

/** The value that a name of a configuration file gives its setting. */
export function pythonValue(fact: SettingFact, value: PyValue, depth = 0): SettingValue {
  const { written } = value;
  switch (value.kind) {
    case 'unknown':
      return unknownPython(fact, value, depth);
    case 'none':
      return noneValue(fact, written);
    case 'boolean':
      return booleanValue(fact, value.value === true, written);
    case 'number':
      return numberValue(fact, value, written);
    case 'string':
      return { ...textChecked(fact, String(value.value), 'file'), written };
    case 'list':
      return fact.kind === 'texts' ? listValue(fact, value, depth) : structure(fact, written);
    case 'dict':
      return fact.kind === 'dict' ? { kind: 'unknown', written } : structure(fact, written);
  }
}

function unknownPython(fact: SettingFact, value: PyValue, depth: number): UnknownValue {
  const { written, alternatives, fallback, variable, count, mayBeMissing } = value;
  const unknown: UnknownValue = { kind: 'unknown', written };
  if (depth >= DEEPEST) return unknown;
  return {
    ...unknown,
    ...(alternatives === undefined
      ? {}
      : { alternatives: alternatives.map((each) => pythonValue(fact, each, depth + 1)) }),
    ...(fallback === undefined ? {} : { fallback: pythonValue(fact, fallback, depth + 1) }),
    ...(variable === undefined ? {} : { variable }),
    ...(count === true ? { count } : {}),
    ...(mayBeMissing === true ? { mayBeMissing } : {}),
  };
}

function noneValue(fact: SettingFact, written: string): SettingValue {
  switch (fact.kind) {
    case 'count':
    case 'dict':
    case 'directory':
    case 'hook':
    case 'reloadEngine':
      return refused('none', written);
    case 'texts':
    case 'commas':
      return known([], written);
    case 'proxyProtocol':
      return known('off', written);
    case 'owner':
    case 'other':
      return { kind: 'unknown', written };
    case 'flag':
    case 'text':
    case 'class':
    case 'hostport':
      return known(null, written);
  }
}

function booleanValue(fact: SettingFact, value: boolean, written: string): SettingValue {
  switch (fact.kind) {
    // Python's True is 1.
    case 'count':
    case 'owner':
      return known(value ? 1 : 0, written);
    case 'flag':
      return known(value, written);
    case 'proxyProtocol':
      return known(value ? 'auto' : 'off', written);
    case 'texts':
      return value ? refused('wrong-type', written) : known([], written);
    case 'other':
      return { kind: 'unknown', written };
    case 'class':
    case 'commas':
    case 'dict':
    case 'directory':
    case 'hook':
    case 'hostport':
    case 'reloadEngine':
    case 'text':
      return refused('wrong-type', written);
  }
}

function numberValue(fact: SettingFact, value: PyValue, written: string): SettingValue {
  const number = Number(value.value);
  const isFloat = value.float === true || !Number.isInteger(number);
  switch (fact.kind) {
    case 'count':
      if (isFloat) return refused('float', written);
      return number < 0 ? refused('negative', written) : known(number, written);
    case 'owner':
      return isFloat ? refused('float', written) : known(number, written);
    case 'texts':
      return number === 0 ? known([], written) : refused('wrong-type', written);
    case 'other':
      return { kind: 'unknown', written };
    case 'class':
    case 'commas':
    case 'dict':
    case 'directory':
    case 'flag':
    case 'hook':
    case 'hostport':
    case 'proxyProtocol':
    case 'reloadEngine':
    case 'text':
      return refused('wrong-type', written);
  }
}

function listValue(fact: SettingFact, value: PyValue, depth: number): SettingValue {
  const { written } = value;
  const items = (Array.isArray(value.value) ? value.value : []) as readonly PyValue[];
  const texts: (string | null)[] = [];
  let unknown = depth >= DEEPEST;
  for (const item of items) {
    if (item.kind === 'string') texts.push(strip(String(item.value)));
    else if (item.kind === 'none') texts.push(null);
    else if (item.kind === 'unknown') unknown = true;
    else return refused('wrong-type', written);
  }
  return unknown ? { kind: 'unknown', written } : known(texts, written);
}

/** A list or a dict where something else is wanted. */
function structure(fact: SettingFact, written: string): SettingValue {
  const isOpen = fact.kind === 'other' || (fact.kind === 'texts' && written.startsWith('{'));
  return isOpen ? { kind: 'unknown', written } : refused('wrong-type', written);
}
