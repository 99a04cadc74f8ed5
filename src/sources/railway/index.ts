/** `railway.json` and `railway.toml`: the time that Railway gives an old deployment. */
import type { SourceFile, Span } from '../../model/span.js';
import { type FrontReading } from '../shared/front.js';
import { frontOf, gather, type Gathered, product } from '../shared/frontValues.js';
import type { Pieces } from '../shared/pieces.js';
import { readToml } from '../shared/toml/index.js';
import { readYaml } from '../shared/yaml/index.js';

const DRAINING = 'deploy.drainingSeconds';

/** Whether a file is Railway's, by its name. */
export function looksLikeRailway(file: SourceFile): boolean {
  return /(?:^|[\\/])railway\.(?:json|toml)$/i.test(file.name);
}

/** The edge in front of what is deployed, with what the file says. Never throws. */
export function readRailway(file: SourceFile): FrontReading {
  const { value, unknowns, span } = /\.json$/i.test(file.name) ? fromJson(file) : fromToml(file);
  if (unknowns.length > 0 && value === undefined) return { fronts: [], observations: [], unknowns };
  const given: Gathered = new Map();
  const facts = product('railway');
  if (value !== undefined) gather(given, 'railway', facts, { spelling: DRAINING, name: DRAINING, value });
  const front = frontOf(facts, given, {
    address: 'Railway service',
    span,
    madeBy: 'railway',
    certain: true,
    confidence: 'medium',
  });
  return { fronts: [front], observations: [], unknowns };
}

interface Found {
  readonly value: Pieces | undefined;
  readonly unknowns: FrontReading['unknowns'];
  readonly span: Span;
}

function fromJson(file: SourceFile): Found {
  const { documents, unknowns } = readYaml(file);
  const deploy = documents[0]?.entries().get('deploy');
  const value = deploy?.value.get('drainingSeconds')?.pieces();
  return { value, unknowns, span: deploy?.keySpan ?? { file, start: 0, end: 0 } };
}

function fromToml(file: SourceFile): Found {
  const { values, unknowns } = readToml(file);
  const own = values.find(({ path }) => path.join('.') === DRAINING);
  return { value: own?.value, unknowns, span: own?.keySpan ?? { file, start: 0, end: 0 } };
}
