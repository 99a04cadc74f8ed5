import type { ForeignWord } from '../shared/arguments/report.js';
import { optionsOf, type Grammar, type OptionSpec } from '../shared/arguments/options.js';

const text = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'text' });
const int = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'int' });
const flag = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'flag' });
const list = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'text', multiple: true });

/** 0.13.2 does not have it and 0.17.3 does; which one brought it no page says, so the first that may. */
const MAX_REQUESTS = '0.14.0';

/** hypercorn's command line, by the keys that a configuration file has (`hypercorn/__main__.py`, 0.13.2 and 0.18.0). */
export const HYPERCORN_GRAMMAR: Grammar = {
  options: [
    { ...flag('help', '-h', '--help'), ends: true },
    text('access_log', '--access-log'),
    text('accesslog', '--access-logfile'),
    text('access_log_format', '--access-logformat'),
    int('backlog', '--backlog'),
    list('bind', '-b', '--bind'),
    text('ca_certs', '--ca-certs'),
    text('certfile', '--certfile'),
    int('cert_reqs', '--cert-reqs'),
    text('ciphers', '--ciphers'),
    text('config', '-c', '--config'),
    flag('debug', '--debug'),
    text('error_log', '--error-log'),
    text('errorlog', '--error-logfile', '--log-file'),
    int('graceful_timeout', '--graceful-timeout'),
    int('read_timeout', '--read-timeout'),
    { ...int('max_requests', '--max-requests'), since: MAX_REQUESTS },
    { ...int('max_requests_jitter', '--max-requests-jitter'), since: MAX_REQUESTS },
    int('group', '-g', '--group'),
    text('worker_class', '-k', '--worker-class'),
    int('keep_alive_timeout', '--keep-alive'),
    text('keyfile', '--keyfile'),
    text('keyfile_password', '--keyfile-password'),
    list('insecure_bind', '--insecure-bind'),
    text('logconfig', '--log-config'),
    text('loglevel', '--log-level'),
    text('pid_path', '-p', '--pid'),
    list('quic_bind', '--quic-bind'),
    flag('use_reloader', '--reload'),
    text('root_path', '--root-path'),
    list('server_names', '--server-name'),
    text('statsd_host', '--statsd-host'),
    text('statsd_prefix', '--statsd-prefix'),
    int('umask', '-m', '--umask'),
    int('user', '-u', '--user'),
    {
      ...text('verify_mode', '--verify-mode'),
      kind: 'choice',
      choices: ['CERT_NONE', 'CERT_OPTIONAL', 'CERT_REQUIRED'],
    },
    int('websocket_ping_interval', '--websocket-ping-interval'),
    int('workers', '-w', '--workers'),
  ],
  positionals: { least: 1, most: 1 },
};

/** Keys of a configuration file; every other is set on the configuration and then used by nobody. */
export const HYPERCORN_KEYS: ReadonlySet<string> = new Set([
  ...HYPERCORN_GRAMMAR.options.map(({ name }) => name).filter((name) => name !== 'help' && name !== 'config'),
  ...['alpn_protocols', 'alt_svc_headers', 'application_path', 'dogstatsd_tags', 'h11_max_incomplete_size'],
  ...['h11_pass_raw_headers', 'h2_max_concurrent_streams', 'h2_max_header_list_size', 'h2_max_inbound_frame_size'],
  ...['include_date_header', 'include_server_header', 'keep_alive_max_requests', 'logconfig_dict', 'logger_class'],
  ...['max_app_queue_size', 'proxy_mode', 'proxy_trusted_hops', 'shutdown_timeout', 'ssl_handshake_timeout'],
  ...['startup_timeout', 'verify_flags', 'websocket_max_message_size', 'wsgi_max_body_size', 'umask'],
]);

/** Keys that were meant as another: those of the command line and of other servers. */
export const HYPERCORN_NEAR: ReadonlyMap<string, string> = new Map([
  ['keep_alive', 'keep_alive_timeout'],
  ['keepalive', 'keep_alive_timeout'],
  ['keepalive_timeout', 'keep_alive_timeout'],
  ['timeout_keep_alive', 'keep_alive_timeout'],
  ['timeout', ''],
  ['response_timeout', ''],
  ['graceful_shutdown_timeout', 'graceful_timeout'],
  ['timeout_graceful_shutdown', 'graceful_timeout'],
  ['ping_interval', 'websocket_ping_interval'],
  ['ws_ping_interval', 'websocket_ping_interval'],
  ['body_timeout', 'read_timeout'],
  ['reload', 'use_reloader'],
]);

const of = (right: string, server: string): ForeignWord => ({ right, server });

export const FOREIGN: ReadonlyMap<string, ForeignWord> = new Map([
  ['--timeout', of('', 'gunicorn')],
  ['-t', of('', 'gunicorn')],
  ['--keep-alive-timeout', of('--keep-alive', '')],
  ['--keepalive', of('--keep-alive', '')],
  ['--timeout-keep-alive', of('--keep-alive', 'uvicorn')],
  ['--timeout-graceful-shutdown', of('--graceful-timeout', 'uvicorn')],
  ['--shutdown-timeout', of('', '')],
  ['--limit-max-requests', of('--max-requests', 'uvicorn')],
  ['--host', of('--bind', 'uvicorn')],
  ['--port', of('--bind', 'uvicorn')],
]);

/** The command line of a version; that of the newest where it is not known. */
export function hypercornGrammar(version: string | undefined): Grammar {
  return { ...HYPERCORN_GRAMMAR, options: optionsOf(HYPERCORN_GRAMMAR.options, version) };
}
