/** Every value that keeps gunicorn from starting, also where another source overrules it. */
import type { Span } from '../../model/span.js';
import type { Effective } from './effective.js';
import type { Statement } from './statements.js';
import type { SettingValue } from './values.js';
export interface RefusedValue {
    readonly statement: Statement;
    readonly value: Extract<SettingValue, {
        kind: 'refused';
    }>;
    readonly span: Span;
}
/**
 * The values that gunicorn refuses. Every source is checked before the next one can overrule it, and argparse reads
 * the number of every flag, also where the flag is given again; only the sign is looked at last.
 */
export declare function refusals(effective: Effective): RefusedValue[];
