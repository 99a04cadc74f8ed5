/** Several sources for one setting, and files that are not read. */
import type { Unknown } from '../../../model/observation.js';
import { spanOf, textOf, unknownIn, writtenText } from '../../shared/pieces.js';
import { winner } from '../effective.js';
import type { Statement } from '../statements.js';
import { spoken, type SettingValue } from '../values.js';
import { observe, type Scene } from './scene.js';

/** What matters to clocks and connections: where one of these is not known, something was not checked. */
const RELEVANT = [
  'timeout',
  'graceful_timeout',
  'keepalive',
  'workers',
  'worker_class',
  'threads',
  'worker_connections',
  'max_requests',
  'max_requests_jitter',
  'bind',
] as const;

export function observeSources(scene: Scene): void {
  const { effective } = scene;
  for (const [name, statements] of effective.statements) {
    conflicts(scene, name, statements);
    for (const statement of statements) repeated(scene, statement);
  }
  const { config, ignoredDefault } = effective;
  if (ignoredDefault !== undefined && config.kind !== 'none' && config.chosenBy !== undefined) {
    const { chosenBy } = config;
    observe(
      scene,
      'default-file-ignored',
      { file: ignoredDefault.name, chosen: chosenBy.value.written, source: chosenBy.source },
      { primary: chosenBy.span, ignored: { file: ignoredDefault, start: 0, end: 0 } },
    );
  }
  unknowns(scene);
}

/** The same setting with another value: the later source wins, and the earlier has no effect. */
function conflicts(scene: Scene, name: string, statements: readonly Statement[]): void {
  const last = statements.at(-1);
  if (last === undefined || name === 'config' || last.value.kind !== 'known') return;
  for (const earlier of statements.slice(0, -1)) {
    if (earlier.value.kind !== 'known' || sameValue(earlier.value, last.value)) continue;
    // A variable of the platform is only a default: overruling it is what it is for.
    if (earlier.layer === 'variable') continue;
    observe(
      scene,
      'conflicting-sources',
      {
        setting: name,
        value: spoken(last.value),
        name: last.name,
        source: last.source,
        otherValue: spoken(earlier.value),
        otherName: earlier.name,
        otherSource: earlier.source,
      },
      { primary: last.span, overruled: earlier.span },
    );
  }
}

function sameValue(one: SettingValue, other: SettingValue): boolean {
  return spoken(one) === spoken(other);
}

/** A flag that is given twice with different values: the last one wins. */
function repeated(scene: Scene, statement: Statement): void {
  if (statement.words === undefined) return;
  const value = textOf(statement.words);
  for (const earlier of statement.earlier) {
    const word = earlier.values[0];
    if (word === undefined || unknownIn(word) !== undefined || textOf(word) === value) continue;
    observe(
      scene,
      'repeated-flag',
      {
        setting: statement.setting.name,
        flag: statement.name,
        value,
        otherValue: textOf(word),
        source: statement.source,
      },
      { primary: statement.span, overruled: spanOf(word) },
    );
  }
}

function unknowns(scene: Scene): void {
  const { effective } = scene;
  const found: Unknown[] = [];
  for (const name of RELEVANT) {
    const won = winner(effective, name);
    if (won?.statement === undefined || won.value.kind !== 'unknown') continue;
    // A count of processors is as known as it will be.
    if (won.value.count === true) continue;
    found.push({ kind: 'value', text: won.value.written, name: won.statement.name, span: won.statement.span });
  }
  const { config } = effective;
  if (config.kind === 'missing') {
    const { value, name, span } = config.chosenBy;
    found.push({ kind: 'file', text: value.written, name, span });
  }
  if (config.kind === 'read') {
    for (const { module, span } of config.config.missing)
      found.push({ kind: 'file', text: module, name: 'import', span });
  }
  for (const word of [...effective.openWords, ...(effective.environment?.open ?? [])]) {
    found.push({ kind: 'value', text: writtenText(word), name: 'gunicorn', span: spanOf(word) });
  }
  scene.unknowns.push(...found);
}
