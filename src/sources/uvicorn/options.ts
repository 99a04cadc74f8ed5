import { optionsOf, type Grammar, type OptionSpec } from '../shared/arguments/options.js';

const text = (name: string, flag: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  name,
  flags: [flag],
  kind: 'text',
  ...more,
});
const int = (name: string, more: Partial<OptionSpec> = {}): OptionSpec =>
  text(name, dashed(name), { kind: 'int', ...more });
const float = (name: string, more: Partial<OptionSpec> = {}): OptionSpec =>
  text(name, dashed(name), { kind: 'float', ...more });
const plain = (name: string, more: Partial<OptionSpec> = {}): OptionSpec => text(name, dashed(name), more);
const flag = (name: string, more: Partial<OptionSpec> = {}): OptionSpec =>
  text(name, dashed(name), { kind: 'flag', ...more });
const pair = (name: string): OptionSpec => flag(name, { off: [`--no-${name.replaceAll('_', '-')}`] });
const choice = (name: string, choices: readonly string[], more: Partial<OptionSpec> = {}): OptionSpec =>
  text(name, dashed(name), { kind: 'choice', choices, ...more });

function dashed(name: string): string {
  return `--${name.replaceAll('_', '-')}`;
}

/** Later entries of a name are newer. Versions are those of the release notes; the rest was seen on 0.17.6. */
const TABLE: readonly OptionSpec[] = [
  plain('host'),
  int('port'),
  plain('uds'),
  int('fd'),
  flag('debug', { until: '0.18.0' }),
  flag('reload'),
  text('reload_dirs', '--reload-dir', { multiple: true, separator: ':' }),
  text('reload_includes', '--reload-include', { multiple: true }),
  text('reload_excludes', '--reload-exclude', { multiple: true }),
  float('reload_delay'),
  int('workers'),
  // Newer versions also take the place of a class, and refuse other words later.
  choice('loop', ['auto', 'asyncio', 'uvloop'], { until: '0.18.0' }),
  plain('loop', { since: '0.18.0' }),
  choice('http', ['auto', 'h11', 'httptools'], { until: '0.18.0' }),
  plain('http', { since: '0.18.0' }),
  choice('ws', ['auto', 'none', 'websockets', 'wsproto'], { until: '0.18.0' }),
  plain('ws', { since: '0.18.0' }),
  int('ws_max_size', { since: '0.14.0' }),
  int('ws_max_queue', { since: '0.23.0' }),
  float('ws_ping_interval', { since: '0.15.0' }),
  float('ws_ping_timeout', { since: '0.15.0' }),
  text('ws_per_message_deflate', '--ws-per-message-deflate', { kind: 'boolean' }),
  choice('lifespan', ['auto', 'on', 'off']),
  choice('interface', ['auto', 'asgi3', 'asgi2', 'wsgi']),
  plain('env_file'),
  plain('log_config'),
  choice('log_level', ['critical', 'error', 'warning', 'info', 'debug', 'trace']),
  pair('access_log'),
  pair('use_colors'),
  pair('proxy_headers'),
  pair('server_header'),
  pair('date_header'),
  plain('forwarded_allow_ips'),
  plain('root_path'),
  int('limit_concurrency', { since: '0.2.21' }),
  int('backlog', { since: '0.11.2' }),
  int('limit_max_requests', { since: '0.2.22' }),
  int('limit_max_requests_jitter', { since: '0.41.0' }),
  int('timeout_keep_alive', { since: '0.2.21' }),
  int('timeout_graceful_shutdown', { since: '0.22.0' }),
  int('timeout_worker_healthcheck', { since: '0.37.0' }),
  plain('ssl_keyfile'),
  plain('ssl_certfile'),
  plain('ssl_keyfile_password'),
  int('ssl_version'),
  int('ssl_cert_reqs'),
  plain('ssl_ca_certs'),
  plain('ssl_ciphers'),
  text('headers', '--header', { multiple: true }),
  flag('version', { ends: true }),
  flag('help', { ends: true }),
  plain('app_dir'),
  int('h11_max_incomplete_event_size', { since: '0.18.0' }),
  flag('factory'),
];

/** uvicorn's command line (`uvicorn/main.py`). Variables count since 0.16.0. */
export function uvicornGrammar(version?: string): Grammar {
  return {
    options: optionsOf(TABLE, version),
    environmentPrefix: 'UVICORN',
    positionals: { least: 1, most: 1 },
  };
}

/** Options by name, whatever the version: what `since` is asked of. */
export const UVICORN_OPTIONS: ReadonlyMap<string, OptionSpec> = new Map(TABLE.map((option) => [option.name, option]));

/** `fastapi run` and `fastapi dev` without the word itself (`fastapi_cli/cli.py`); built on click, without a prefix. */
export const FASTAPI_GRAMMAR: Grammar = {
  options: [
    plain('host'),
    int('port', { variable: 'PORT' }),
    pair('reload'),
    text('reload_dirs', '--reload-dir', { multiple: true }),
    int('workers'),
    plain('root_path'),
    plain('app'),
    text('entrypoint', '--entrypoint', { flags: ['--entrypoint', '-e'] }),
    pair('proxy_headers'),
    plain('forwarded_allow_ips'),
    flag('verbose', { off: ['--no-verbose'] }),
    flag('help', { ends: true }),
  ],
  positionals: { least: 0, most: 1 },
};
