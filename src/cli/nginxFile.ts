/**
 * Whether a file found in a directory is nginx configuration: by its name whether to look at all, by its content
 * whether it is. A file that the user names is read whatever it looks like.
 */

/** Endings that configuration files and templates of them have. */
const ENDING = /\.(?:conf|vhost|nginx|template|tmpl|tpl|j2|jinja2?|erb|mustache|in|dist|sample|example|default|inc)$/i;
/** Endings of what is certainly something else, however its folder is called. */
const OTHER =
  /\.(?:md|txt|rst|html?|css|[cm]?[jt]sx?|json5?|ya?ml|toml|xml|svg|png|jpe?g|gif|ico|woff2?|py|rb|go|rs|c|h|cc|cpp|java|php|sh|bash|zsh|pl|pm|t|lua|tf|tfvars|hcl|lock|log|gz|zip|tar|tgz|xz|bz2|pem|crt|key|csr|der|p12|so|o|a|exe|dll|wasm|jar|pdf|service|ini|cfg|cnf|env|sql|db|sqlite3?|map|snap|patch|diff|orig|rej|swp|bak)$/i;
const FOLDER = /(?:^|\/)(?:sites-(?:enabled|available)|conf\.d|vhosts?(?:\.d)?|[^/]*nginx[^/]*)\/(?:[^/]+\/)*[^/]+$/i;

/** Whether a path, relative to the directory searched, may be that of an nginx file. */
export function mayBeNginx(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^nginx.*\.conf/i.test(name)) return true;
  if (OTHER.test(name)) return false;
  if (/\.conf(?:[.-]|$)/i.test(name) || ENDING.test(name)) return true;
  return /nginx/i.test(name) || FOLDER.test(path);
}

/** Blocks that nginx has, with what may stand between name and brace. */
const BLOCK =
  /^\s*(?:(?:http|events|server|stream|mail|types)\s*\{|(?:location|upstream|map|geo|split_clients|limit_except|if)\s+[^;{}]+\{)/m;

/** Directives that hardly any other language ends with a semicolon. */
const DIRECTIVE =
  /(?:^|[;{}])[ \t]*(?:(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached|ssl|gzip|client|keepalive|limit_req|limit_conn|auth_request|auth_basic|open_file_cache|sub_filter|large_client_header|types_hash|server_names_hash|map_hash|variables_hash|real_ip|http2|send|lingering|resolver|worker|upstream|chunked_transfer|proxy_protocol|sendfile|log_format|access_log|error_log|error_page|server_name|server_tokens|add_header|try_files|rewrite|expires|charset|default_type|load_module|merge_slashes|port_in_redirect|absolute_redirect|satisfy|autoindex|stub_status|mirror|postpone_output|reset_timedout_connection|tcp_nodelay|tcp_nopush|underscores_in_headers|ignore_invalid_headers|set_real_ip_from|js_\w+|lua_\w+)\w*|listen[ \t]+[^=;{}]+|return[ \t]+[1-5]\d\d|location|internal)(?:[ \t]+[^;{}]*|[ \t]*)(?:\$?\{[^;]*)?;/m;

/** Lines that are no nginx: Apache's sections, INI sections, VCL, BIND, HAProxy, shell. */
const FOREIGN =
  /^\s*(?:<\/?[A-Z][A-Za-z]*[^>\n]*>|\[[\w .:-]+\]\s*$|vcl \d|(?:zone|acl|options|logging)\s+[^;{}]*\{|(?:frontend|backend|defaults|global)\b[^;{}]*$|#!\/)/m;

/** A program of supervisord: images have `supervisor/conf.d/nginx.conf`, which starts nginx. */
const SUPERVISOR = /^[ \t]*\[(?:program|fcgi-program|supervisord):?[^\]\n]*\][ \t]*\r?$/m;

/** How a page begins, perhaps behind a template's comment. */
const PAGE = /^\s*(?:\{[#%][^]*?[#%]\}\s*)?<(?:!doctype|html|head|\?xml)\b/i;

/** Whether a text reads like nginx configuration, judged by its first 64 KiB. */
export function looksLikeNginx(text: string): boolean {
  const code = text.slice(0, 65_536).replace(/^[ \t]*#(?!!).*$/gm, '');
  if (PAGE.test(code)) return false;
  const directive = DIRECTIVE.test(code);
  if (!directive && !BLOCK.test(code)) return false;
  if (FOREIGN.test(code)) return directive && BLOCK.test(code);
  return directive || (BLOCK.test(code) && /;\s*(?:#.*)?$/m.test(code));
}

/** Why a file found in a directory is taken for nginx's, as the end of a sentence; undefined where it is not. */
export function nginxReason(path: string, text: string): string | undefined {
  if (!mayBeNginx(path) || SUPERVISOR.test(text)) return undefined;
  // Who calls a file nginx.conf wants to know what is wrong with it, however broken it is.
  if (/(?:^|\/)nginx\.conf$/.test(path)) return 'by its name';
  return looksLikeNginx(text) ? 'its text has directives of nginx' : undefined;
}
