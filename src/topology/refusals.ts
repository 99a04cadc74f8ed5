import type { Observation } from '../model/observation.js';

/** What keeps a server from starting, by the part of an observation's name behind the product. */
const REFUSALS: ReadonlySet<string> = new Set([
  'ambiguous-flag',
  'ambiguous-option',
  'broken-config',
  'extra-argument',
  'invalid-fallback',
  'invalid-value',
  'missing-value',
  'not-in-fastapi-cli',
  'option-after-application',
  'timeout-flag',
  'unexpected-value',
  'unknown-flag',
  'unknown-keyword',
  'unknown-option',
  'unknown-worker-class',
  'unwanted-value',
]);

/**
 * Whether a server ends before it listens, by what was seen of its command line and configuration: then its clocks never
 * run, and what the words that it refuses were meant to say is not known.
 */
export function isRefused(observations: readonly Observation[]): boolean {
  return observations.some(
    ({ id, confidence = 'high' }) => confidence === 'high' && REFUSALS.has(id.slice(id.indexOf('/') + 1)),
  );
}
