import { parsePythonInt, type Grammar, type OptionSpec, type OptionValue } from '../shared/arguments/options.js';
import type { ForeignWord } from '../shared/arguments/report.js';

const dashed = (name: string): string => `--${name.replaceAll('_', '-')}`;
const text = (name: string): OptionSpec => ({ name, flags: [dashed(name)], kind: 'text' });
const int = (name: string): OptionSpec => ({ ...text(name), kind: 'int' });
const flag = (name: string): OptionSpec => ({ ...text(name), kind: 'flag' });
const pair = (name: string): OptionSpec => ({ ...flag(name), off: [`--no-${name.replaceAll('_', '-')}`] });

/** waitress-serve's options; the same names, with underscores, are keywords of `waitress.serve()` (`waitress/adjustments.py`). */
export const WAITRESS_GRAMMAR: Grammar = {
  options: [
    { ...flag('help'), ends: true },
    flag('call'),
    text('host'),
    int('port'),
    pair('ipv4'),
    pair('ipv6'),
    { ...text('listen'), multiple: true },
    int('threads'),
    text('trusted_proxy'),
    int('trusted_proxy_count'),
    text('trusted_proxy_headers'),
    pair('log_untrusted_proxy_headers'),
    pair('clear_untrusted_proxy_headers'),
    text('url_scheme'),
    text('url_prefix'),
    int('backlog'),
    int('recv_bytes'),
    int('send_bytes'),
    int('outbuf_overflow'),
    int('outbuf_high_watermark'),
    int('inbuf_overflow'),
    int('connection_limit'),
    int('cleanup_interval'),
    int('channel_timeout'),
    pair('log_socket_errors'),
    int('max_request_header_size'),
    int('max_request_body_size'),
    pair('expose_tracebacks'),
    text('ident'),
    int('asyncore_loop_timeout'),
    pair('asyncore_use_poll'),
    text('unix_socket'),
    text('unix_socket_perms'),
    text('sockets'),
    int('channel_request_lookahead'),
    text('server_name'),
  ],
  positionals: { least: 1, most: 1 },
};

/** What waitress makes of a text after getopt took it apart. */
export function convertWaitress(option: OptionSpec, value: string): OptionValue | undefined {
  if (option.name === 'unix_socket_perms') return OCTAL.test(value) ? value : undefined;
  return option.kind === 'int' ? parsePythonInt(value) : value;
}

/** Python's `int(text, 8)`. */
const OCTAL = /^\s*[+-]?(?:0o_?)?[0-7]+(?:_[0-7]+)*\s*$/i;

const of = (right: string, server: string): ForeignWord => ({ right, server });

export const FOREIGN: ReadonlyMap<string, ForeignWord> = new Map([
  ['--timeout', of('--channel-timeout', 'gunicorn')],
  ['-t', of('--channel-timeout', 'gunicorn')],
  ['--keep-alive', of('--channel-timeout', 'gunicorn')],
  ['--timeout-keep-alive', of('--channel-timeout', 'uvicorn')],
  ['--channel_timeout', of('--channel-timeout', '')],
  ['--cleanup_interval', of('--cleanup-interval', '')],
  ['--graceful-timeout', of('', 'gunicorn')],
  ['--workers', of('--threads', 'gunicorn')],
  ['-w', of('--threads', 'gunicorn')],
  ['--bind', of('--listen', 'gunicorn')],
  ['-b', of('--listen', 'gunicorn')],
]);
