import type { SourceFile } from '../model/span.js';
import type { Invocation } from '../sources/shared/invocation.js';
import type { Launch } from '../sources/shared/launch.js';
import type { Pieces } from '../sources/shared/pieces.js';

/** Whether a Python file is gunicorn's configuration, by the names that projects give it. */
export function isGunicornConfiguration(file: SourceFile): boolean {
  return /(?:^|\/)(?:gunicorn[\w.-]*|[\w-]*gunicorn[\w-]*(?:\.conf|_conf(?:ig)?)?)\.py$/i.test(file.name);
}

/** A gunicorn that is started with a configuration file which was given by itself: nothing else is known of its start. */
export function configurationInvocation(file: SourceFile): Invocation {
  const span = { file, start: 0, end: 0 };
  const word = (text: string): Pieces => [{ text, span, exact: false }];
  const name = file.name.slice(file.name.lastIndexOf('/') + 1);
  const launch: Launch = {
    carrier: 'command-line',
    name: '',
    command: { form: 'words', words: [word('gunicorn'), word('-c'), word(name)] },
    environment: new Map(),
    environmentOpen: true,
    span,
    stop: {},
  };
  return {
    server: 'gunicorn',
    program: word('gunicorn'),
    // The command that names it was not given, and may say more.
    args: [word('-c'), word(name), [{ text: '', span, exact: false, unknown: { written: 'its command line' } }]],
    environment: launch.environment,
    environmentOpen: true,
    wrappers: [],
    getsSignals: true,
    launch,
  };
}
