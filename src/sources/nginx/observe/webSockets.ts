import { formatDuration } from '../../../model/duration.js';
import type { Observation } from '../../../model/observation.js';
import { isChosen } from '../../../model/setting.js';
import type { NginxRoute } from '../routes.js';
import { isShipped } from '../shipped.js';
import { BEFORE_POOLING, poolsByDefault } from '../version.js';
import { place, primary, type RouteObserver, type Scene, valueSpan, wordSpan } from './context.js';

/** Routes that carry WebSockets or streams, and what cuts them. */
export class WebSocketsObserver implements RouteObserver {
  private shutdown = false;

  constructor(
    private readonly scene: Scene,
    private readonly observations: Observation[],
  ) {}

  look({ hop, route }: NginxRoute): void {
    if (hop.target === undefined || (!hop.upgrades && !hop.streams)) return;
    const { scene, observations } = this;
    const read = hop.timer('upstream.read');
    const unset = read !== undefined && !isChosen(read) && !hop.level.unread;
    if (hop.streams && !hop.upgrades && unset) {
      const name = `${hop.target?.module ?? 'proxy'}_buffering`;
      const line = hop.level.effective(name);
      if (line !== undefined) {
        const data = { value: formatDuration(read.value), directive: read.name };
        observations.push({ id: 'nginx/stream-gap', route, data, places: [primary(valueSpan(line))] });
      }
    }
    if (!hop.upgrades) return;
    const line = hop.upgradeLine;
    const reuse = hop.reuse;
    if (line === undefined || reuse === undefined) return;
    const at = primary(valueSpan(line));
    const version = reuse.httpVersionLine;
    const old = version === undefined ? poolsByDefault(scene.version) !== true : version.args[0]?.text === '1.0';
    if (old && !(version === undefined && hop.level.unread)) {
      const depends = version === undefined && scene.version === undefined;
      observations.push({
        id: 'nginx/websocket',
        route,
        ...(version === undefined && hop.level.uncertain ? { confidence: 'medium' as const } : {}),
        data: { reason: 'http10', value: '1.0', ...(depends ? { versions: BEFORE_POOLING } : {}) },
        places: [at, ...(version === undefined ? [] : [place('version', valueSpan(version))])],
      });
    }
    if (unset) {
      const data = { reason: 'default-timeout', value: formatDuration(read.value), directive: read.name };
      observations.push({ id: 'nginx/websocket', route, data, places: [at] });
    }
    const constant = reuse.connection?.origin === 'literal' && /^upgrade$/i.test(reuse.connection.value ?? '');
    const header = reuse.connection?.directive;
    if (
      constant &&
      header !== undefined &&
      (route.location === '/' || route.location === '') &&
      route.modifier === ''
    ) {
      const data = { reason: 'constant', value: reuse.connection?.value ?? '' };
      observations.push({
        id: 'nginx/websocket',
        route,
        data,
        places: [primary(wordSpan(header, header.args[1] ?? header.name))],
      });
    }
    const root = scene.configuration.root;
    // The main level of the image's own file is not the user's to set it in.
    const isOwn = scene.configuration.whole && !isShipped(scene.configuration.file);
    if (!this.shutdown && isOwn && !root.partial && !root.own.has('worker_shutdown_timeout')) {
      this.shutdown = true;
      observations.push({ id: 'nginx/websocket', route, data: { reason: 'shutdown', value: '' }, places: [at] });
    }
  }
}
