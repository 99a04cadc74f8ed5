import { optionsOf, type Grammar, type OptionSpec } from '../shared/arguments/options.js';
import type { ForeignWord } from '../shared/arguments/report.js';

const dashed = (name: string): string => `--${name.replaceAll('_', '-')}`;
const text = (name: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  name,
  flags: [dashed(name)],
  kind: 'text',
  ...more,
});
const int = (name: string, least?: number, most?: number, more: Partial<OptionSpec> = {}): OptionSpec => ({
  name,
  flags: [dashed(name)],
  kind: 'int',
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
  ...more,
});
const pair = (name: string, word = name): OptionSpec => ({
  name,
  flags: [dashed(word)],
  off: [`--no-${word.replaceAll('_', '-')}`],
  kind: 'flag',
});
const list = (name: string): OptionSpec => text(name, { multiple: true });

/** Seconds, or since 2.5.0 a duration such as `1h30m`; what it comes to is worked out where it is used. */
const duration = (name: string, more: Partial<OptionSpec> = {}): OptionSpec => text(name, more);

/** granian's command line (`granian/cli.py`, 1.7 to 2.8; read, not run). */
const TABLE: readonly OptionSpec[] = [
  text('host'),
  int('port'),
  text('uds'),
  text('uds_permissions'),
  { ...text('interface'), kind: 'choice', choices: ['asgi', 'asginl', 'rsgi', 'wsgi'], caseless: true },
  { ...text('http'), kind: 'choice', choices: ['auto', '1', '2'], caseless: true },
  pair('websockets', 'ws'),
  int('workers', 1),
  int('threads', 1),
  int('blocking_threads', 1),
  duration('blocking_threads_idle_timeout', { since: '2.0.0' }),
  int('runtime_threads', 1, undefined, { since: '2.0.0' }),
  int('runtime_blocking_threads', 1, undefined, { since: '2.0.0' }),
  text('runtime_mode', { since: '2.0.0' }),
  text('threading_mode'),
  text('loop'),
  text('task_impl'),
  int('backlog', 128),
  int('backpressure', 1),
  int('http1_buffer_size', 8192),
  int('http1_header_read_timeout', 1, 60_000, { since: '2.0.0' }),
  pair('http1_keep_alive'),
  pair('http1_pipeline_flush'),
  pair('http2_adaptive_window'),
  int('http2_initial_connection_window_size'),
  int('http2_initial_stream_window_size'),
  int('http2_keep_alive_interval', 1, 60_000),
  duration('http2_keep_alive_timeout'),
  int('http2_max_concurrent_streams'),
  int('http2_max_frame_size'),
  int('http2_max_headers_size'),
  int('http2_max_send_buffer_size'),
  pair('log_enabled', 'log'),
  text('log_level'),
  text('log_config'),
  pair('log_access_enabled', 'access_log'),
  { ...text('log_access_fmt'), flags: ['--access-log-fmt'] },
  text('ssl_certificate'),
  text('ssl_keyfile'),
  text('ssl_keyfile_password'),
  text('ssl_ca'),
  list('ssl_crl'),
  pair('ssl_client_verify'),
  text('ssl_protocol_min'),
  text('url_path_prefix'),
  pair('respawn_failed_workers'),
  { ...text('respawn_interval'), kind: 'float' },
  int('rss_sample_interval'),
  int('rss_samples'),
  duration('workers_lifetime', { since: '1.6.0' }),
  int('workers_max_rss'),
  duration('workers_kill_timeout', { since: '1.7.0' }),
  pair('factory'),
  text('working_dir'),
  list('env_files'),
  text('static_path_route'),
  text('static_path_mount'),
  duration('static_path_expires'),
  text('static_path_dir_to_file'),
  pair('metrics', 'metrics'),
  duration('metrics_scrape_interval'),
  text('metrics_address'),
  int('metrics_port'),
  pair('reload'),
  list('reload_paths'),
  list('reload_ignore_dirs'),
  list('reload_ignore_patterns'),
  list('reload_ignore_paths'),
  int('reload_tick'),
  pair('reload_ignore_worker_failure'),
  text('process_name'),
  text('pid_file'),
  { ...text('version'), kind: 'flag', ends: true },
  { ...text('help'), kind: 'flag', ends: true },
];

/** Every option may also come from `GRANIAN_<NAME>`. */
export function granianGrammar(version?: string): Grammar {
  return { options: optionsOf(TABLE, version), environmentPrefix: 'GRANIAN', positionals: { least: 1, most: 1 } };
}

const of = (right: string, server: string): ForeignWord => ({ right, server });

export const FOREIGN: ReadonlyMap<string, ForeignWord> = new Map([
  ['--timeout', of('', 'gunicorn')],
  ['-t', of('', 'gunicorn')],
  ['--keep-alive', of('--http1-header-read-timeout', 'gunicorn')],
  ['--timeout-keep-alive', of('--http1-header-read-timeout', 'uvicorn')],
  ['--http1-keep-alive-timeout', of('--http1-header-read-timeout', '')],
  ['--keep-alive-timeout', of('--http1-header-read-timeout', '')],
  ['--graceful-timeout', of('--workers-kill-timeout', 'gunicorn')],
  ['--timeout-graceful-shutdown', of('--workers-kill-timeout', 'uvicorn')],
  ['--workers-graceful-timeout', of('--workers-kill-timeout', '')],
  ['--max-requests', of('', 'gunicorn')],
  ['--limit-max-requests', of('', 'uvicorn')],
  ['--bind', of('--host', 'gunicorn')],
  ['-b', of('--host', 'gunicorn')],
  ['-w', of('--workers', 'gunicorn')],
  ['--worker-class', of('', 'gunicorn')],
  ['-k', of('', 'gunicorn')],
]);
