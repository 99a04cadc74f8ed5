import type { Evidence } from '../rules/evidence.js';
import type { RuleFile, RulePage, RuleSource } from '../rules/rule.js';

/** What only pages tell of rules, loaded when a page is wanted. */
export interface FullPages {
  /** What every experiment showed, by its name. */
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** A rule with its page, and with what its experiment showed. */
  readonly whole: (source: RuleSource) => RuleFile;
}

export async function fullPages(): Promise<FullPages> {
  const generated = await import('../generated/rulePages.js');
  // The build has held every page against the schema of rules, and the tests what was recorded.
  const pages = generated.rulePages as unknown as Readonly<Record<string, RulePage>>;
  const evidence = generated.evidence as unknown as Readonly<Record<string, Evidence>>;
  return {
    evidence,
    whole: (source) => {
      const page = pages[source.name] as RulePage;
      const shown = 'experiment' in page.proof ? evidence[page.proof.experiment] : undefined;
      return { ...source, ...page, ...(shown === undefined ? {} : { evidence: shown }) };
    },
  };
}
