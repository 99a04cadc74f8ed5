import { type Span } from '../model/span.js';
import type { Analysis } from './analysis.js';
export interface JsonOptions {
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
}
/** Findings for programs (`schemas/findings.schema.json`): lines and columns count from 1, an end is exclusive. */
export declare function renderJson(analysis: Analysis, options: JsonOptions): string;
/** A range as JSON has it. Columns count UTF-16 units. */
export declare function rangeJson(span: Span): object;
