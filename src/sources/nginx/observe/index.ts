import type { Findings, Scene } from './context.js';
import { observeHeaders } from './headers.js';
import { observePools } from './pools.js';
import { observeRetries } from './retries.js';
import { observeUnused } from './unused.js';
import { observeValues } from './values.js';
import { observeWebSockets } from './webSockets.js';

/** Everything that can be seen in one configuration without knowing the hops around it. */
export function observe(scene: Scene, findings: Findings): void {
  const { observations } = findings;
  observeValues(scene, findings);
  observePools(scene, observations);
  observeHeaders(scene, observations);
  observeWebSockets(scene, observations);
  observeRetries(scene, observations);
  observeUnused(scene, observations);
}
