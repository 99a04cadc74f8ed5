import type { SourceFile } from '../model/span.js';
import type { Invocation, Server } from '../sources/shared/invocation.js';
import type { Launch } from '../sources/shared/launch.js';
import type { Pieces } from '../sources/shared/pieces.js';

/** By whom a file is read that is no command: what it looks like, and the option that names it. */
interface Configured {
  readonly server: Server;
  readonly option: string;
  readonly looksLike: (file: SourceFile) => boolean;
}

const CONFIGURED: readonly Configured[] = [
  {
    server: 'gunicorn',
    option: '-c',
    // By the names that projects give it.
    looksLike: ({ name }) =>
      /(?:^|\/)(?:gunicorn[\w.-]*|[\w-]*gunicorn[\w-]*(?:\.conf|_conf(?:ig)?)?)\.py$/i.test(name),
  },
  {
    server: 'uwsgi',
    option: '--ini',
    looksLike: ({ name, text }) => name.endsWith('.ini') && /^[ \t]*\[uwsgi\]/m.test(text.slice(0, 50_000)),
  },
  {
    server: 'hypercorn',
    option: '-c',
    looksLike: ({ name }) => /(?:^|\/)[\w.-]*hypercorn[\w.-]*\.toml$/i.test(name),
  },
];

/**
 * The server that is started with a configuration file which was given by itself: nothing else is known of its start.
 * Undefined for any other file.
 */
export function configurationInvocation(file: SourceFile): Invocation | undefined {
  const configured = CONFIGURED.find(({ looksLike }) => looksLike(file));
  if (configured === undefined) return undefined;
  const { server, option } = configured;
  const span = { file, start: 0, end: 0 };
  const word = (text: string): Pieces => [{ text, span, exact: false }];
  const name = file.name.slice(file.name.lastIndexOf('/') + 1);
  const launch: Launch = {
    carrier: 'command-line',
    name: '',
    command: { form: 'words', words: [word(server), word(option), word(name)] },
    environment: new Map(),
    environmentOpen: true,
    span,
    stop: {},
  };
  return {
    server,
    program: word(server),
    // The command that names it was not given, and may say more.
    args: [word(option), word(name), [{ text: '', span, exact: false, unknown: { written: 'its command line' } }]],
    environment: launch.environment,
    environmentOpen: true,
    wrappers: [],
    getsSignals: true,
    launch,
  };
}
