import type { Hop } from '../../model/hop.js';
import type { Setting } from '../../model/setting.js';
import type { TimerName } from '../../model/timer.js';
import { spanOf } from '../shared/pieces.js';
import { itemsOf, type StatedHop } from './stated.js';

/**
 * The same hop, with its settings named by the spelling that was used: who wrote `keepalive: 5` looks for that word,
 * though the reader was given `--keep-alive=5`.
 */
export function inOwnWords(hop: Hop, { settings }: StatedHop): Hop {
  const keys = new Map<number, string>();
  for (const { key, value } of settings) for (const item of itemsOf(value)) keys.set(spanOf(item).start, key);
  const file = hop.span.file;
  const renamed = (setting: Setting | undefined): Setting | undefined => {
    const key = setting?.span.file === file ? keys.get(setting.span.start) : undefined;
    if (setting === undefined || key === undefined) return setting;
    // All values come from one file, so there is no source to tell apart.
    const { from: _, ...rest } = setting;
    return { ...rest, name: key };
  };
  return {
    product: hop.product,
    label: hop.label,
    ...(hop.version === undefined ? {} : { version: hop.version }),
    layer: hop.layer,
    get facts() {
      return hop.facts;
    },
    get factSpans() {
      return hop.factSpans;
    },
    span: hop.span,
    timer: (name: TimerName) => renamed(hop.timer(name)),
  };
}
