/** Contracts: what the file expects of routes. */
import type { Contract, ContractKind, ContractWord } from '../model/contract.js';
import { spanOf } from '../sources/shared/pieces.js';
import type { YamlValue } from '../sources/shared/yaml/index.js';
import { plainDuration } from '../sources/stated/index.js';
import { type ConfigurationProblem, problemAt, quoted } from './problems.js';

const KINDS: readonly ContractKind[] = ['allows', 'silence', 'drain'];

/** Reads a list that fits the schema; an entry with several durations is as many contracts. */
export function contractsIn(list: YamlValue | undefined): {
  readonly contracts: readonly Contract[];
  readonly problems: readonly ConfigurationProblem[];
} {
  const contracts: Contract[] = [];
  const problems: ConfigurationProblem[] = [];
  for (const entry of list?.items() ?? []) {
    const [route, server] = [wordOf(entry.get('route')), wordOf(entry.get('server'))];
    for (const kind of KINDS) {
      const duration = wordOf(entry.get(kind));
      if (duration === undefined) continue;
      const ms = plainDuration(duration.text);
      if (!ms) {
        problems.push(
          problemAt(duration.span, `"${kind}" is ${quoted(duration.text)}, and must be longer than nothing`),
        );
        continue;
      }
      const where = { ...(route === undefined ? {} : { route }), ...(server === undefined ? {} : { server }) };
      contracts.push({ kind, ms, span: duration.span, ...where });
    }
  }
  return { contracts, problems };
}

function wordOf(value: YamlValue | undefined): ContractWord | undefined {
  const pieces = value?.pieces();
  const text = value?.known()?.trim();
  return pieces === undefined || text === undefined ? undefined : { text, span: spanOf(pieces) };
}
