/** The shapes of common nginx directives: enough to see where a `;` or a `{` was left out. */

/** How a directive is written. */
export interface Shape {
  readonly block: boolean;
  /** Arguments that must be there before a block's `{` is missed; 0 for other directives. */
  readonly least: number;
  /**
   * The most arguments. For directives that take any number: after how many a further directive's name, on a line of
   * its own, can be no argument; infinite where nginx takes every word.
   */
  readonly most: number;
  /** Whether more arguments than `most` may be right. */
  readonly open: boolean;
}

const shapes = new Map<string, Shape>();

function simple(most: number, names: string, open = false): void {
  for (const name of names.split(/\s+/)) shapes.set(name, { block: false, least: 0, most, open });
}

function block(least: number, most: number, names: string): void {
  for (const name of names.split(' ')) shapes.set(name, { block: true, least, most, open: false });
}

block(0, 0, 'http events stream mail server types');
block(1, 1, 'upstream');
block(1, 2, 'location geo');
block(2, 2, 'map split_clients charset_map');
block(1, Infinity, 'if limit_except');

// Where newer versions or forks take more than nginx 1.22 (keepalive, allow, limit_req_zone), their number counts.
simple(0, 'internal least_conn ip_hash break');
simple(
  1,
  `absolute_redirect alias auth_basic auth_basic_user_file auth_request autoindex charset client_body_buffer_size
  client_body_timeout client_header_buffer_size client_header_timeout client_max_body_size default_type gzip gzip_comp_level
  gzip_min_length gzip_static gzip_vary http2 include keepalive_min_timeout keepalive_requests keepalive_time
  lingering_timeout lingering_time log_not_found master_process merge_slashes multi_accept pid port_in_redirect
  preread_timeout proxy_buffer_size proxy_buffering proxy_busy_buffers_size proxy_cache proxy_cache_key proxy_cache_lock
  proxy_cache_lock_timeout proxy_hide_header proxy_http_version proxy_ignore_client_abort proxy_intercept_errors
  proxy_max_temp_file_size proxy_method proxy_pass_header proxy_pass_request_headers proxy_request_buffering
  proxy_socket_keepalive proxy_ssl_certificate proxy_ssl_name proxy_ssl_server_name proxy_ssl_verify proxy_timeout
  real_ip_header real_ip_recursive resolver_timeout root satisfy send_timeout sendfile server_names_hash_bucket_size
  server_tokens set_real_ip_from ssl_certificate ssl_certificate_key ssl_ciphers ssl_client_certificate ssl_dhparam
  ssl_handshake_timeout ssl_prefer_server_ciphers ssl_session_tickets ssl_session_timeout ssl_stapling
  ssl_stapling_verify ssl_verify_client stub_status tcp_nodelay tcp_nopush types_hash_max_size
  underscores_in_headers uwsgi_pass fastcgi_index fastcgi_pass fastcgi_keep_conn fastcgi_split_path_info grpc_pass
  proxy_pass memcached_pass scgi_pass worker_connections worker_processes worker_rlimit_nofile worker_shutdown_timeout`,
);
for (const family of ['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc', 'memcached']) {
  simple(1, ['connect', 'send', 'read', 'next_upstream'].map((clock) => `${family}_${clock}_timeout`).join(' '));
  simple(1, `${family}_next_upstream_tries`);
  simple(Infinity, `${family}_next_upstream`, true);
}
simple(
  2,
  `allow deny expires keepalive keepalive_timeout large_client_header_buffers limit_conn proxy_bind
  proxy_buffers fastcgi_buffers uwsgi_buffers proxy_redirect proxy_set_header grpc_set_header return set sub_filter user
  proxy_cookie_path proxy_cookie_domain ssl_session_cache`,
);
simple(3, 'add_header add_trailer fastcgi_param limit_conn_zone limit_req rewrite scgi_param uwsgi_param');
simple(4, 'limit_req_zone');
simple(1, 'listen error_log access_log', true);
simple(2, 'error_page', true);
simple(Infinity, 'server_name index try_files log_format gzip_types resolver ssl_protocols proxy_cache_valid', true);

/** Property keys, because the engine keeps one string for all keys that are equal. */
const known = new Map(Object.keys(Object.fromEntries(shapes)).map((name) => [name, name]));

/**
 * The one string that stands for a common directive's name wherever it is read; any other name as it is. Directives are
 * looked for by their names all the time, and the same string is found to be equal without a look into it.
 */
export function commonName(name: string): string {
  return known.get(name) ?? name;
}

/** A line of an `upstream` block, or a fragment of one. */
const UPSTREAM_SERVER: Shape = { block: false, least: 0, most: 1, open: true };

/** Words that `listen`, `access_log` or `server` may take as arguments although directives are called so too. */
const ARGUMENTS_TOO = new Set(['gzip', 'http2', 'ssl', 'proxy_protocol']);

/** The shape of a common directive, or undefined for any other. `within` is the name of the block around it, if any. */
export function shapeOf(name: string, within: string | undefined, opens: boolean): Shape | undefined {
  return name === 'server' && !opens && within === 'upstream' ? UPSTREAM_SERVER : shapes.get(name);
}

/** Whether a word is the name of a common directive and, as an argument of `owner`, would be wrong. */
export function namesDirective(word: string, owner: Shape): boolean {
  return shapes.has(word) && !(owner.open && ARGUMENTS_TOO.has(word));
}

/** Whether a directive is one of the common ones that always have a block. */
export function isBlock(name: string): boolean {
  return shapes.get(name)?.block === true;
}

/**
 * How many words an entry may have behind its key where a block's content is no directives (`map`, `geo`), or undefined
 * for an ordinary block.
 */
export function entryLimit(name: string): number | undefined {
  if (name === 'types') return Infinity;
  return name === 'map' || name === 'geo' || name === 'split_clients' || name === 'charset_map' ? 1 : undefined;
}
