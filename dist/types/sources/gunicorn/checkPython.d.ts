/** Values of a configuration file, checked as gunicorn's validators do with what Python gives them. */
import type { PyValue } from './pythonTypes.js';
import type { SettingFact } from './settingFacts.js';
import { type SettingValue } from './values.js';
/** The value that a name of a configuration file gives its setting. */
export declare function pythonValue(fact: SettingFact, value: PyValue, depth?: number): SettingValue;
