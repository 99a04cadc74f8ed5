import type { RuleSource } from '../rules/rule.js';
import type { SourceFile } from '../model/span.js';
/** What a rule says of itself, for formats that list rules. */
export type DescribedRule = Pick<RuleSource, 'code' | 'name' | 'severity' | 'summary' | 'consequence' | 'confidence' | 'fixes' | 'references'>;
/** What formats for other programs are told beside the analysis. */
export interface ReportOptions {
    readonly tool: {
        readonly name: string;
        readonly version: string;
    };
    /** The rules that findings may be of; of one that is not among them, only its name is told. */
    readonly rules?: readonly DescribedRule[];
    /** The configuration file: where a finding stands that has no place in any other file. */
    readonly configuration?: SourceFile;
    /** The directory in which names of files begin, from the root of the repository on: `deploy/`. */
    readonly base?: string;
    /** In formats that people read: only errors and warnings. Programs are always told all. */
    readonly quiet?: boolean;
}
