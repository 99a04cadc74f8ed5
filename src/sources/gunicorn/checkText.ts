/** Values of the command line: text, checked as argparse and then gunicorn's own validators do. */
import { type Pieces, textOf, unknownIn, writtenText } from '../shared/pieces.js';
import { decimalInt, literalInt, octalInt, strip } from './pythonNumbers.js';
import type { SettingFact } from './settingFacts.js';
import { known, refused, type Refusal, type SettingValue, type UnknownValue } from './values.js';

const RELOAD_ENGINES = ['auto', 'poll', 'inotify'];
const PROXY_PROTOCOL: Readonly<Record<string, string>> = {
  false: 'off',
  off: 'off',
  '0': 'off',
  none: 'off',
  true: 'auto',
  auto: 'auto',
  '1': 'auto',
  v1: 'v1',
  v2: 'v2',
};

/** The value that a word of the command line gives a setting; unknown where the word depends on what was not read. */
export function wordValue(fact: SettingFact, word: Pieces): SettingValue {
  if (unknownIn(word) === undefined) return textChecked(fact, textOf(word), 'command line');
  return unknownWord(word, (text) => textChecked(fact, text, 'command line'));
}

/** The values of an option that may be given several times. */
export function wordsValue(words: readonly Pieces[]): SettingValue {
  const shown = words.map(writtenText).join(' ');
  if (words.every((word) => unknownIn(word) === undefined)) return known(words.map(textOf).map(strip), shown);
  return unknownWord(words.flat(), () => known(words.map(textOf).map(strip), shown));
}

/** An unknown value, with what it is where every unknown part of it has a fallback. */
export function unknownWord(word: Pieces, check: (text: string) => SettingValue): UnknownValue {
  const unknown: UnknownValue = { kind: 'unknown', written: writtenText(word) };
  const falls = word.every((piece) => piece.unknown === undefined || piece.unknown.fallback !== undefined);
  return falls ? { ...unknown, fallback: check(textOf(word)) } : unknown;
}

/** A text, checked; a configuration file may write numbers in Python's notation, the command line may not. */
export function textChecked(fact: SettingFact, text: string, where: 'command line' | 'file'): SettingValue {
  switch (fact.kind) {
    case 'count': {
      const cli = fact.cli === 'octal' ? octalInt : fact.cli === 'int' ? decimalInt : literalInt;
      const number = (where === 'file' ? literalInt : cli)(text);
      if (number === undefined) return refused(refusalOf(text, where), text);
      return number < 0 ? refused('negative', text) : known(number, text);
    }
    case 'flag': {
      const word = strip(text.toLowerCase());
      if (word === 'true' || word === 'false') return known(word === 'true', text);
      return refused('not-a-choice', text);
    }
    case 'text':
    case 'class':
    case 'directory':
      return known(strip(text), text);
    case 'texts':
      return known(text === '' ? [] : [strip(text)], text);
    case 'commas':
      return known(commas(text), text);
    case 'hostport':
      return hostport(text);
    case 'reloadEngine':
      return RELOAD_ENGINES.includes(text) ? known(text, text) : refused('not-a-choice', text);
    case 'proxyProtocol': {
      const mode = PROXY_PROTOCOL[strip(text.toLowerCase())];
      return mode === undefined ? refused('not-a-choice', text) : known(mode, text);
    }
    case 'owner':
      return /^\d+$/.test(text) ? known(Number(text), text) : { kind: 'unknown', written: text };
    case 'dict':
      return refused('wrong-type', text);
    case 'hook':
    case 'other':
      return { kind: 'unknown', written: text };
  }
}

/** The items of a list with commas; empty ones between two commas are dropped. */
export function commas(text: string): string[] {
  const stripped = strip(text);
  if (stripped === '') return [];
  return stripped
    .split(',')
    .filter((item) => item !== '')
    .map(strip);
}

function hostport(text: string): SettingValue {
  const parts = strip(text).split(':');
  // Versions from 23 also take a path.
  if (parts[0] === 'unix') return { kind: 'unknown', written: text };
  if (parts.length !== 2 || decimalInt(parts[1] as string) === undefined) return refused('wrong-type', text);
  return known(strip(text), text);
}

/** What is wrong with a text that should be a whole number. */
function refusalOf(text: string, where: 'command line' | 'file'): Refusal {
  const number = strip(text);
  if (number === '') return 'empty';
  if (/^(['"]).*\1$/s.test(number)) return 'quotes';
  if (/^[+-]?(?:\d[\d_]*\.\d*|\.\d+)(?:e[+-]?\d+)?$|^[+-]?\d+e[+-]?\d+$/i.test(number)) return 'float';
  if (/^[+-]?\d+(?:\.\d+)? ?(?:ms|s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)$/i.test(number)) return 'unit';
  if (/^none$/i.test(number)) return 'none';
  if (where === 'file' && /^[+-]?0\d+$/.test(number)) return 'leading-zero';
  return /^[+-]?0[xob]/i.test(number) ? 'notation' : 'not-a-number';
}
