import { formatDuration } from '../../../model/duration.js';
import type { Observation } from '../../../model/observation.js';
import { isChosen, type Setting } from '../../../model/setting.js';
import type { ConnectionHeader } from '../headers.js';
import type { Reuse } from '../pooling.js';
import type { NginxRoute } from '../routes.js';
import { isShipped } from '../shipped.js';
import type { Directive } from '../syntax.js';
import type { Target } from '../target.js';
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
    const line = hop.upgradeLine;
    if (line === undefined && !hop.streams) return;
    const { scene, observations } = this;
    const target = hop.target as Target;
    const read = hop.timer('upstream.read') as Setting;
    const unset = !isChosen(read) && !hop.level.unread;
    if (line === undefined) {
      if (!unset) return;
      const buffering = hop.level.effective(`${target.module}_buffering`) as Directive;
      const data = { value: formatDuration(read.value), directive: read.name };
      observations.push({ id: 'nginx/stream-gap', route, data, places: [primary(valueSpan(buffering))] });
      return;
    }
    const reuse = hop.reuse as Reuse;
    const connection = reuse.connection as ConnectionHeader;
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
    const header = connection.directive?.args[1];
    const constant = connection.origin === 'literal' && header?.text.toLowerCase() === 'upgrade';
    if (constant && (route.location === '/' || route.location === '') && route.modifier === '') {
      const data = { reason: 'constant', value: header.text };
      const places = [primary(wordSpan(connection.directive as Directive, header))];
      observations.push({ id: 'nginx/websocket', route, data, places });
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
