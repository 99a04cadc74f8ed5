import type { Grammar, OptionSpec } from '../shared/arguments/options.js';
import type { ForeignWord } from '../shared/arguments/report.js';

const text = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'text' });
const int = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'int' });
const flag = (name: string, ...flags: string[]): OptionSpec => ({ name, flags, kind: 'flag' });

/** daphne's command line (`daphne/cli.py`, 4.0.0). Two of its flags really have underscores. */
export const DAPHNE_GRAMMAR: Grammar = {
  options: [
    { ...flag('help', '-h', '--help'), ends: true },
    int('port', '-p', '--port'),
    text('host', '-b', '--bind'),
    int('websocket_timeout', '--websocket_timeout'),
    int('websocket_connect_timeout', '--websocket_connect_timeout'),
    text('unix_socket', '-u', '--unix-socket'),
    int('file_descriptor', '--fd'),
    { ...text('socket_strings', '-e', '--endpoint'), multiple: true },
    int('verbosity', '-v', '--verbosity'),
    int('http_timeout', '-t', '--http-timeout'),
    text('access_log', '--access-log'),
    text('log_fmt', '--log-fmt'),
    int('ping_interval', '--ping-interval'),
    int('ping_timeout', '--ping-timeout'),
    int('application_close_timeout', '--application-close-timeout'),
    text('root_path', '--root-path'),
    flag('proxy_headers', '--proxy-headers'),
    text('proxy_headers_host', '--proxy-headers-host'),
    text('proxy_headers_port', '--proxy-headers-port'),
    text('server_name', '-s', '--server-name'),
    flag('no_server_name', '--no-server-name'),
  ],
  positionals: { least: 1, most: 1 },
};

const of = (right: string, server: string): ForeignWord => ({ right, server });

export const FOREIGN: ReadonlyMap<string, ForeignWord> = new Map([
  ['--timeout', of('--http-timeout', 'gunicorn')],
  ['--websocket-timeout', of('--websocket_timeout', '')],
  ['--websocket-connect-timeout', of('--websocket_connect_timeout', '')],
  ['--keep-alive', of('', 'gunicorn')],
  ['--timeout-keep-alive', of('', 'uvicorn')],
  ['--graceful-timeout', of('', 'gunicorn')],
  ['--timeout-graceful-shutdown', of('', 'uvicorn')],
  ['--workers', of('', 'gunicorn')],
  ['-w', of('', 'gunicorn')],
  ['--host', of('--bind', 'uvicorn')],
]);
