/** Signs that an app runs on Heroku. No file holds anything that its router does. */
import type { Confidence } from '../../model/chain.js';
import type { SourceFile, Span } from '../../model/span.js';
import { type FrontReading, NO_FRONTS } from '../shared/front.js';
import { frontOf, product } from '../shared/frontValues.js';
import { readYaml } from '../shared/yaml/index.js';

const WEB = /^web[ \t]*:[ \t]*(\S.*)$/m;
/** Larger files are none that a person wrote. */
const LARGEST = 500_000;

/** Whether a file may be a sign, by its name: a Procfile, `app.json`, `heroku.yml`. */
export function looksLikeHeroku(file: SourceFile): boolean {
  return /(?:^|[\\/])(?:Procfile|app\.json|heroku\.ya?ml)$/.test(file.name);
}

/**
 * The router in front of the process `web`, on low confidence: other platforms and tools read a Procfile too. Medium
 * where `heroku.yml` is there, or an `app.json` with what only Heroku reads. Nothing where no file says so. Never throws.
 */
export function readHeroku(files: readonly SourceFile[]): FrontReading {
  let best: { readonly span: Span; readonly confidence: Confidence } | undefined;
  let web: Span | undefined;
  for (const file of files) {
    if (file.text.length > LARGEST) continue;
    const sign = signIn(file);
    if (sign !== undefined && (best === undefined || sign.confidence === 'medium')) best = sign;
    web ??= file.name.endsWith('Procfile') ? webIn(file) : undefined;
  }
  if (best === undefined) return NO_FRONTS;
  const address = 'Heroku app';
  const targets = web === undefined ? [] : [{ address: 'process web', ports: [], runs: [web], span: web }];
  const front = frontOf(product('heroku'), new Map(), { address, ...best, targets, certain: false });
  return { fronts: [front], observations: [], unknowns: [] };
}

function signIn(file: SourceFile): { readonly span: Span; readonly confidence: Confidence } | undefined {
  if (file.name.endsWith('Procfile')) {
    const span = webIn(file);
    return span === undefined ? undefined : { span, confidence: 'low' };
  }
  const [top] = readYaml(file).documents;
  const keys = file.name.endsWith('.json') ? ['buildpacks', 'addons', 'formation', 'stack'] : ['build', 'run'];
  const found = keys.map((key) => top?.entries().get(key)).find((entry) => entry !== undefined);
  return found === undefined ? undefined : { span: found.keySpan, confidence: 'medium' };
}

/** Where the command of the process `web` stands. */
function webIn(file: SourceFile): Span | undefined {
  const match = WEB.exec(file.text);
  if (match === null) return undefined;
  // The name is what the reader of Procfiles points at, and the command what its launch holds.
  return { file, start: match.index, end: match.index + match[0].length };
}
