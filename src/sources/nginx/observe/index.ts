import type { Directive } from '../syntax.js';
import type { Findings, RouteObserver, Scene } from './context.js';
import { HeadersObserver } from './headers.js';
import { HostNamesObserver } from './hostNames.js';
import { PoolsObserver } from './pools.js';
import { observeRetries } from './retries.js';
import { observeUnused } from './unused.js';
import { ValuesObserver } from './values.js';
import { WebSocketsObserver } from './webSockets.js';

/**
 * Everything that can be seen in one configuration without knowing the hops around it. All look at a route before the
 * next one is taken: what was worked out for one of them is then at hand for the others.
 */
export function observe(scene: Scene, findings: Findings): void {
  const { observations } = findings;
  const observers: readonly RouteObserver[] = [
    new ValuesObserver(scene, findings),
    new PoolsObserver(scene, observations),
    new HeadersObserver(observations),
    new WebSocketsObserver(scene, observations),
    new HostNamesObserver(observations),
  ];
  const told = new Set<Directive>();
  for (const entry of scene.routes) {
    for (const observer of observers) observer.look(entry);
    observeRetries(scene, entry, observations, told);
    observeUnused(entry, observations);
  }
  for (const observer of observers) observer.finish?.();
}
