/** Every value that keeps gunicorn from starting, also where another source overrules it. */
import type { Span } from '../../model/span.js';
import { spanOf } from '../shared/pieces.js';
import { wordValue } from './checkText.js';
import type { Effective } from './effective.js';
import type { Statement } from './statements.js';
import type { SettingValue } from './values.js';

export interface RefusedValue {
  readonly statement: Statement;
  readonly value: Extract<SettingValue, { kind: 'refused' }>;
  readonly span: Span;
}

/**
 * The values that gunicorn refuses. Every source is checked before the next one can overrule it, and argparse reads
 * the number of every flag, also where the flag is given again; only the sign is looked at last.
 */
export function refusals(effective: Effective): RefusedValue[] {
  const found: RefusedValue[] = [];
  for (const statements of effective.statements.values()) {
    for (const statement of statements) {
      if (statement.value.kind === 'refused') found.push({ statement, value: statement.value, span: statement.span });
      if (statement.setting.cli === undefined) continue;
      for (const { values } of statement.earlier) {
        const word = values[0];
        const value = word === undefined ? undefined : wordValue(statement.setting, word);
        if (word === undefined || value?.kind !== 'refused' || value.reason === 'negative') continue;
        found.push({ statement, value, span: spanOf(word) });
      }
    }
  }
  return found;
}
