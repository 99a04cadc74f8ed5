/** Flags that gunicorn does not have. */
import type { ArgumentProblem } from '../../shared/arguments/argparse.js';
import { spanOf } from '../../shared/pieces.js';
import { nearWord } from '../nearWord.js';
import { hasSetting, SETTINGS } from '../settingFacts.js';
import { observe, type Scene } from './scene.js';

/** uvicorn's own flags, and what says the same to gunicorn; empty where nothing does. Seen on uvicorn 0.17 and 0.51. */
const UVICORN_FLAGS: Readonly<Record<string, string>> = {
  '--host': '--bind',
  '--port': '--bind',
  '--uds': '--bind',
  '--fd': '--bind',
  '--timeout-keep-alive': '--keep-alive',
  '--timeout-graceful-shutdown': '--graceful-timeout',
  '--timeout-worker-healthcheck': '--timeout',
  '--limit-max-requests': '--max-requests',
  '--limit-max-requests-jitter': '--max-requests-jitter',
  '--limit-concurrency': '',
  '--reload-dir': '--reload-extra-file',
  '--reload-include': '',
  '--reload-exclude': '',
  '--reload-delay': '',
  '--loop': '',
  '--http': '',
  '--ws': '',
  '--ws-max-size': '',
  '--ws-max-queue': '',
  '--ws-ping-interval': '',
  '--ws-ping-timeout': '',
  '--ws-per-message-deflate': '',
  '--lifespan': '',
  '--interface': '',
  '--env-file': '--env',
  '--access-log': '--access-logfile',
  '--no-access-log': '',
  '--use-colors': '',
  '--proxy-headers': '--forwarded-allow-ips',
  '--no-proxy-headers': '',
  '--server-header': '',
  '--no-server-header': '',
  '--date-header': '',
  '--no-date-header': '',
  '--ssl-keyfile': '--keyfile',
  '--ssl-certfile': '--certfile',
  '--ssl-ca-certs': '--ca-certs',
  '--ssl-cert-reqs': '--cert-reqs',
  '--ssl-ciphers': '--ciphers',
  '--h11-max-incomplete-event-size': '',
  '--header': '',
  '--app-dir': '--chdir',
  '--factory': '',
};

/** What people write for a flag that has another spelling. */
const MEANT: Readonly<Record<string, string>> = {
  '--keepalive': '--keep-alive',
  '--keep_alive': '--keep-alive',
  '--keepalive-timeout': '--keep-alive',
  '--keep-alive-timeout': '--keep-alive',
  '--worker-timeout': '--timeout',
  '--request-timeout': '--timeout',
  '--limit-request-field-size': '--limit-request-field_size',
  '--access-log-file': '--access-logfile',
  '--error-log-file': '--error-logfile',
  '--access-log-format': '--access-logformat',
  '--worker-threads': '--threads',
  '--num-workers': '--workers',
};

export function unknownFlag(
  scene: Scene,
  { flag, word }: Extract<ArgumentProblem, { kind: 'unknown-flag' }>,
  source: string,
): void {
  const flags = SETTINGS.filter((fact) => hasSetting(fact, scene.effective.version)).flatMap((fact) => fact.flags);
  const ofUvicorn = Object.hasOwn(UVICORN_FLAGS, flag);
  const meant = Object.hasOwn(MEANT, flag) ? MEANT[flag] : undefined;
  const long = flag.startsWith('--') ? flag : '';
  const right = (ofUvicorn ? UVICORN_FLAGS[flag] : undefined) ?? meant ?? nearWord(long, flags) ?? '';
  const since = ofVersion(flag, scene);
  observe(
    scene,
    'unknown-flag',
    { flag, right, server: ofUvicorn ? 'uvicorn' : '', since, source },
    { primary: spanOf(word) },
  );
}

/** The version that brings a flag, where this one does not have it yet. */
function ofVersion(flag: string, scene: Scene): string {
  const fact = SETTINGS.find(({ flags }) => flags.includes(flag));
  return fact !== undefined && !hasSetting(fact, scene.effective.version) ? (fact.since ?? []).join('.') : '';
}
