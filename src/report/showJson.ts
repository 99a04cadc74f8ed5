import type { Chain, Route } from '../model/chain.js';
import type { Hop } from '../model/hop.js';
import { settingsOf } from '../model/hop.js';
import type { Setting } from '../model/setting.js';
import { positionAt, type Span } from '../model/span.js';
import type { AnalyzedStack } from './analysis.js';
import { safeJson } from './printable.js';

/** The model for programs (`schemas/show.schema.json`); lines and columns count from 1. `stacks` are those of the routes, where there are several. */
export function renderShowJson(
  chains: readonly Chain[],
  stacks: readonly Pick<AnalyzedStack, 'name' | 'because'>[] = [],
): string {
  return `${safeJson({
    schemaVersion: 1,
    chains: chains.map(chainJson),
    stacks: stacks.map(({ name, because }) => ({ name, because })),
  })}\n`;
}

function chainJson(chain: Chain): object {
  return {
    route: routeJson(chain.route),
    hops: chain.hops.map(hopJson),
    // One less than hops: why each is taken for the neighbour of the next.
    legs: chain.legs.map(({ confidence, because }) => ({ confidence, because })),
  };
}

function routeJson(route: Route): object {
  return {
    server: route.server,
    listen: route.listen,
    location: route.location,
    modifier: route.modifier,
    ...(route.condition === undefined ? {} : { condition: route.condition }),
    // Only where it is not HTTP, so that the common case reads as the design has it.
    ...(route.protocol === 'http' ? {} : { protocol: route.protocol }),
    ...(route.stack === undefined ? {} : { stack: route.stack }),
    ...(route.chain === undefined ? {} : { chain: route.chain }),
    source: sourceJson(route.span),
  };
}

function hopJson(hop: Hop): object {
  const timers: Record<string, object> = {};
  for (const setting of settingsOf(hop)) timers[setting.timer] = timerJson(setting);
  return {
    product: hop.product,
    label: hop.label,
    version: hop.version ?? null,
    layer: hop.layer,
    timers,
    facts: hop.facts,
  };
}

function timerJson(setting: Setting): object {
  return {
    ...valueJson(setting),
    kind: setting.clock,
    setting: setting.name,
    written: setting.written,
    provenance: setting.provenance,
    ...(setting.from === undefined ? {} : { from: setting.from }),
    source: sourceJson(setting.span),
    reference: setting.reference,
    ...(setting.note === undefined ? {} : { note: setting.note }),
  };
}

/** A count stands in `ms` too: its `kind` says that it is a plain number. */
function valueJson({ value }: Setting): object {
  if (value.kind === 'unbounded') return { ms: null, unbounded: true };
  if (value.kind === 'unknown') return { ms: null, unknown: value.text };
  if (value.min === value.max) return { ms: value.min };
  return { ms: value.min, maxMs: value.max };
}

function sourceJson(span: Span): object {
  const { line, column } = positionAt(span.file, span.start);
  return { file: span.file.name, line, column };
}
