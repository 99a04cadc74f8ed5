import type { OptionSpec } from '../shared/arguments/argparse.js';
import { isAtLeast, type GunicornVersion } from './version.js';

/** How gunicorn checks a value: `gunicorn/config.py`, the validators. */
export type Kind =
  | 'count'
  | 'flag'
  | 'text'
  | 'texts'
  | 'commas'
  | 'class'
  | 'dict'
  | 'hostport'
  | 'owner'
  | 'directory'
  | 'hook'
  | 'reloadEngine'
  | 'proxyProtocol'
  | 'other';

export type Fallback = number | string | boolean | null | readonly string[];

export interface SettingFact {
  /** The key in a configuration file; case matters there. */
  readonly name: string;
  /** Flags of the command line; none for what only a file can set. */
  readonly flags: readonly string[];
  readonly kind: Kind;
  /** The value where nobody sets one; null where there is none, or it depends on the machine. */
  readonly fallback: Fallback;
  /** How the command line reads the value, where it is no text: a decimal number, or one in Python's notation. */
  readonly cli?: 'int' | 'octal';
  readonly action?: 'append' | 'store_true' | 'store_const';
  /** The version that brought it, for those that 20.1 does not have. */
  readonly since?: readonly number[];
  /** The first version without it. */
  readonly until?: readonly number[];
}

/**
 * All settings of gunicorn 20.1.0 (as installed by Debian 12) and 26.2.0, in the order in which 20.1 declares them.
 * Flags, kinds and defaults are read off both; `since` is what their documentation says.
 */
export const SETTINGS: readonly SettingFact[] = [
  { name: 'config', flags: ['-c', '--config'], kind: 'text', fallback: './gunicorn.conf.py' },
  { name: 'wsgi_app', flags: [], kind: 'text', fallback: null },
  { name: 'bind', flags: ['-b', '--bind'], kind: 'texts', fallback: ['127.0.0.1:8000'], action: 'append' },
  { name: 'backlog', flags: ['--backlog'], kind: 'count', fallback: 2048, cli: 'int' },
  { name: 'workers', flags: ['-w', '--workers'], kind: 'count', fallback: 1, cli: 'int' },
  { name: 'worker_class', flags: ['-k', '--worker-class'], kind: 'class', fallback: 'sync' },
  { name: 'threads', flags: ['--threads'], kind: 'count', fallback: 1, cli: 'int' },
  { name: 'worker_connections', flags: ['--worker-connections'], kind: 'count', fallback: 1000, cli: 'int' },
  { name: 'max_requests', flags: ['--max-requests'], kind: 'count', fallback: 0, cli: 'int' },
  { name: 'max_requests_jitter', flags: ['--max-requests-jitter'], kind: 'count', fallback: 0, cli: 'int' },
  { name: 'timeout', flags: ['-t', '--timeout'], kind: 'count', fallback: 30, cli: 'int' },
  { name: 'graceful_timeout', flags: ['--graceful-timeout'], kind: 'count', fallback: 30, cli: 'int' },
  { name: 'keepalive', flags: ['--keep-alive'], kind: 'count', fallback: 2, cli: 'int' },
  { name: 'limit_request_line', flags: ['--limit-request-line'], kind: 'count', fallback: 4094, cli: 'int' },
  { name: 'limit_request_fields', flags: ['--limit-request-fields'], kind: 'count', fallback: 100, cli: 'int' },
  {
    name: 'limit_request_field_size',
    flags: ['--limit-request-field_size'],
    kind: 'count',
    fallback: 8190,
    cli: 'int',
  },
  { name: 'reload', flags: ['--reload'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'reload_engine', flags: ['--reload-engine'], kind: 'reloadEngine', fallback: 'auto' },
  { name: 'reload_extra_files', flags: ['--reload-extra-file'], kind: 'texts', fallback: [], action: 'append' },
  { name: 'spew', flags: ['--spew'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'check_config', flags: ['--check-config'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'print_config', flags: ['--print-config'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'preload_app', flags: ['--preload'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'sendfile', flags: ['--no-sendfile'], kind: 'flag', fallback: null, action: 'store_const' },
  { name: 'reuse_port', flags: ['--reuse-port'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'chdir', flags: ['--chdir'], kind: 'directory', fallback: null },
  { name: 'daemon', flags: ['-D', '--daemon'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'raw_env', flags: ['-e', '--env'], kind: 'texts', fallback: [], action: 'append' },
  { name: 'pidfile', flags: ['-p', '--pid'], kind: 'text', fallback: null },
  { name: 'worker_tmp_dir', flags: ['--worker-tmp-dir'], kind: 'text', fallback: null },
  { name: 'user', flags: ['-u', '--user'], kind: 'owner', fallback: null },
  { name: 'group', flags: ['-g', '--group'], kind: 'owner', fallback: null },
  { name: 'umask', flags: ['-m', '--umask'], kind: 'count', fallback: 0, cli: 'octal' },
  { name: 'initgroups', flags: ['--initgroups'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'tmp_upload_dir', flags: [], kind: 'text', fallback: null },
  { name: 'secure_scheme_headers', flags: [], kind: 'dict', fallback: null },
  { name: 'forwarded_allow_ips', flags: ['--forwarded-allow-ips'], kind: 'commas', fallback: '127.0.0.1' },
  { name: 'accesslog', flags: ['--access-logfile'], kind: 'text', fallback: null },
  {
    name: 'disable_redirect_access_to_syslog',
    flags: ['--disable-redirect-access-to-syslog'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
  },
  {
    name: 'access_log_format',
    flags: ['--access-logformat'],
    kind: 'text',
    fallback: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"',
  },
  { name: 'errorlog', flags: ['--error-logfile', '--log-file'], kind: 'text', fallback: '-' },
  { name: 'loglevel', flags: ['--log-level'], kind: 'text', fallback: 'info' },
  { name: 'capture_output', flags: ['--capture-output'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'logger_class', flags: ['--logger-class'], kind: 'class', fallback: 'gunicorn.glogging.Logger' },
  { name: 'logconfig', flags: ['--log-config'], kind: 'text', fallback: null },
  { name: 'logconfig_dict', flags: [], kind: 'dict', fallback: null },
  { name: 'syslog_addr', flags: ['--log-syslog-to'], kind: 'text', fallback: 'udp://localhost:514' },
  { name: 'syslog', flags: ['--log-syslog'], kind: 'flag', fallback: false, action: 'store_true' },
  { name: 'syslog_prefix', flags: ['--log-syslog-prefix'], kind: 'text', fallback: null },
  { name: 'syslog_facility', flags: ['--log-syslog-facility'], kind: 'text', fallback: 'user' },
  {
    name: 'enable_stdio_inheritance',
    flags: ['-R', '--enable-stdio-inheritance'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
  },
  { name: 'statsd_host', flags: ['--statsd-host'], kind: 'hostport', fallback: null },
  { name: 'dogstatsd_tags', flags: ['--dogstatsd-tags'], kind: 'text', fallback: '' },
  { name: 'statsd_prefix', flags: ['--statsd-prefix'], kind: 'text', fallback: '' },
  { name: 'proc_name', flags: ['-n', '--name'], kind: 'text', fallback: null },
  { name: 'default_proc_name', flags: [], kind: 'text', fallback: 'gunicorn' },
  { name: 'pythonpath', flags: ['--pythonpath'], kind: 'text', fallback: null },
  { name: 'paste', flags: ['--paste', '--paster'], kind: 'text', fallback: null },
  { name: 'on_starting', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'on_reload', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'when_ready', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'pre_fork', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'post_fork', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'post_worker_init', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'worker_int', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'worker_abort', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'pre_exec', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'pre_request', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'post_request', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'child_exit', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'worker_exit', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'nworkers_changed', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'on_exit', flags: [], kind: 'hook', fallback: '<callable>' },
  { name: 'proxy_protocol', flags: ['--proxy-protocol'], kind: 'proxyProtocol', fallback: false, action: 'store_true' },
  { name: 'proxy_allow_ips', flags: ['--proxy-allow-from'], kind: 'commas', fallback: '127.0.0.1' },
  { name: 'keyfile', flags: ['--keyfile'], kind: 'text', fallback: null },
  { name: 'certfile', flags: ['--certfile'], kind: 'text', fallback: null },
  { name: 'ssl_version', flags: ['--ssl-version'], kind: 'other', fallback: null },
  { name: 'cert_reqs', flags: ['--cert-reqs'], kind: 'count', fallback: 0 },
  { name: 'ca_certs', flags: ['--ca-certs'], kind: 'text', fallback: null },
  {
    name: 'suppress_ragged_eofs',
    flags: ['--suppress-ragged-eofs'],
    kind: 'flag',
    fallback: true,
    action: 'store_true',
  },
  {
    name: 'do_handshake_on_connect',
    flags: ['--do-handshake-on-connect'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
  },
  { name: 'ciphers', flags: ['--ciphers'], kind: 'text', fallback: null },
  { name: 'raw_paste_global_conf', flags: ['--paste-global'], kind: 'texts', fallback: [], action: 'append' },
  {
    name: 'strip_header_spaces',
    flags: ['--strip-header-spaces'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
  },
  {
    name: 'tolerate_dangerous_framing',
    flags: ['--tolerate-dangerous-framing'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    until: [22, 0],
  },
  { name: 'logconfig_json', flags: ['--log-config-json'], kind: 'text', fallback: null, since: [21, 0] },
  {
    name: 'enable_backlog_metric',
    flags: ['--enable-backlog-metric'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    since: [23, 0],
  },
  { name: 'ssl_context', flags: [], kind: 'hook', fallback: '<callable>', since: [21, 0] },
  { name: 'protocol', flags: ['--protocol'], kind: 'text', fallback: 'http', since: [24, 0] },
  { name: 'uwsgi_allow_ips', flags: ['--uwsgi-allow-from'], kind: 'commas', fallback: '127.0.0.1,::1', since: [24, 0] },
  { name: 'http_protocols', flags: ['--http-protocols'], kind: 'other', fallback: ['h1'], since: [25, 0] },
  { name: 'http2_cleartext', flags: ['--http2-cleartext'], kind: 'other', fallback: 'off', since: [26, 2] },
  {
    name: 'http2_max_concurrent_streams',
    flags: ['--http2-max-concurrent-streams'],
    kind: 'count',
    fallback: 100,
    cli: 'int',
    since: [25, 0],
  },
  {
    name: 'http2_initial_window_size',
    flags: ['--http2-initial-window-size'],
    kind: 'count',
    fallback: 65535,
    cli: 'int',
    since: [25, 0],
  },
  {
    name: 'http2_max_frame_size',
    flags: ['--http2-max-frame-size'],
    kind: 'other',
    fallback: 16384,
    cli: 'int',
    since: [25, 0],
  },
  {
    name: 'http2_max_header_list_size',
    flags: ['--http2-max-header-list-size'],
    kind: 'count',
    fallback: 65536,
    cli: 'int',
    since: [25, 0],
  },
  {
    name: 'permit_obsolete_folding',
    flags: ['--permit-obsolete-folding'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    since: [23, 0],
  },
  {
    name: 'permit_unconventional_http_method',
    flags: ['--permit-unconventional-http-method'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    since: [22, 0],
  },
  {
    name: 'permit_unconventional_http_version',
    flags: ['--permit-unconventional-http-version'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    since: [22, 0],
  },
  {
    name: 'casefold_http_method',
    flags: ['--casefold-http-method'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    since: [22, 0],
  },
  {
    name: 'forwarder_headers',
    flags: ['--forwarder-headers'],
    kind: 'commas',
    fallback: 'SCRIPT_NAME,PATH_INFO',
    since: [22, 0],
  },
  { name: 'header_map', flags: ['--header-map'], kind: 'other', fallback: 'drop', since: [22, 0] },
  { name: 'asgi_loop', flags: ['--asgi-loop'], kind: 'other', fallback: 'auto', since: [24, 0] },
  { name: 'asgi_lifespan', flags: ['--asgi-lifespan'], kind: 'other', fallback: 'auto', since: [24, 0] },
  {
    name: 'asgi_disconnect_grace_period',
    flags: ['--asgi-disconnect-grace-period'],
    kind: 'count',
    fallback: 3,
    cli: 'int',
    since: [25, 0, 2],
  },
  { name: 'http_parser', flags: ['--http-parser'], kind: 'other', fallback: 'auto', since: [25, 0] },
  { name: 'root_path', flags: ['--root-path'], kind: 'text', fallback: '', since: [24, 0] },
  { name: 'dirty_apps', flags: ['--dirty-app'], kind: 'texts', fallback: [], action: 'append', since: [25, 0] },
  { name: 'dirty_workers', flags: ['--dirty-workers'], kind: 'count', fallback: 0, cli: 'int', since: [25, 0] },
  { name: 'dirty_timeout', flags: ['--dirty-timeout'], kind: 'count', fallback: 300, cli: 'int', since: [25, 0] },
  { name: 'dirty_threads', flags: ['--dirty-threads'], kind: 'count', fallback: 1, cli: 'int', since: [25, 0] },
  {
    name: 'dirty_graceful_timeout',
    flags: ['--dirty-graceful-timeout'],
    kind: 'count',
    fallback: 30,
    cli: 'int',
    since: [25, 0],
  },
  { name: 'on_dirty_starting', flags: [], kind: 'hook', fallback: '<callable>', since: [25, 0] },
  { name: 'dirty_post_fork', flags: [], kind: 'hook', fallback: '<callable>', since: [25, 0] },
  { name: 'dirty_worker_init', flags: [], kind: 'hook', fallback: '<callable>', since: [25, 0] },
  { name: 'dirty_worker_exit', flags: [], kind: 'hook', fallback: '<callable>', since: [25, 0] },
  { name: 'control_socket', flags: ['--control-socket'], kind: 'text', fallback: null, since: [25, 1] },
  {
    name: 'control_socket_mode',
    flags: ['--control-socket-mode'],
    kind: 'count',
    fallback: 384,
    cli: 'octal',
    since: [25, 1],
  },
  {
    name: 'control_socket_disable',
    flags: ['--no-control-socket'],
    kind: 'flag',
    fallback: false,
    action: 'store_true',
    since: [25, 1],
  },
];

const BY_NAME = new Map(SETTINGS.map((fact) => [fact.name, fact]));

/** The setting of a name, in its exact spelling. */
export function settingFact(name: string): SettingFact | undefined {
  return BY_NAME.get(name);
}

/** Whether a version has a setting; true where the version is not known. */
export function hasSetting(fact: SettingFact, version: GunicornVersion): boolean {
  if (fact.since !== undefined && isAtLeast(version, ...fact.since) === false) return false;
  return fact.until === undefined || isAtLeast(version, ...fact.until) !== true;
}

/** The page that defines a setting. */
export function settingReference(name: string): string {
  return `https://docs.gunicorn.org/en/stable/settings.html#${name.replaceAll('_', '-')}`;
}

const PROXY_PROTOCOL_MODES = new Set(['off', 'false', '0', 'none', 'true', 'auto', '1', 'v1', 'v2']);

/**
 * The options of a version's command line. `--proxy-protocol` takes a mode since 24.1.0 and nothing before; where the
 * version is not known, the word behind it decides.
 */
export function optionSpecs(version: GunicornVersion, words: readonly string[]): readonly OptionSpec[] {
  const specs: OptionSpec[] = [
    { dest: 'help', flags: ['-h', '--help'], action: 'help' },
    { dest: 'version', flags: ['-v', '--version'], action: 'version' },
  ];
  for (const fact of SETTINGS) {
    if (fact.flags.length === 0 || !hasSetting(fact, version)) continue;
    const { name: dest, flags } = fact;
    if (fact.kind === 'proxyProtocol' && takesMode(version, words)) {
      specs.push({ dest, flags, action: 'store', nargs: '?' });
    } else specs.push({ dest, flags, action: fact.action ?? 'store' });
  }
  return specs;
}

function takesMode(version: GunicornVersion, words: readonly string[]): boolean {
  const known = isAtLeast(version, 24, 1);
  if (known !== undefined) return known;
  return words.some((word, index) => {
    if (word.startsWith('--proxy-protocol=')) return true;
    return word === '--proxy-protocol' && PROXY_PROTOCOL_MODES.has((words[index + 1] ?? '').toLowerCase());
  });
}
