/** Values of the command line: text, checked as argparse and then gunicorn's own validators do. */
import { type Pieces } from '../shared/pieces.js';
import type { SettingFact } from './settingFacts.js';
import { type SettingValue, type UnknownValue } from './values.js';
/** The value that a word of the command line gives a setting; unknown where the word depends on what was not read. */
export declare function wordValue(fact: SettingFact, word: Pieces): SettingValue;
/** The values of an option that may be given several times. */
export declare function wordsValue(words: readonly Pieces[]): SettingValue;
/** An unknown value, with what it is where every unknown part of it has a fallback. */
export declare function unknownWord(word: Pieces, check: (text: string) => SettingValue): UnknownValue;
/** A text, checked; a configuration file may write numbers in Python's notation, the command line may not. */
export declare function textChecked(fact: SettingFact, text: string, where: 'command line' | 'file'): SettingValue;
/** The items of a list with commas; empty ones between two commas are dropped. */
export declare function commas(text: string): string[];
