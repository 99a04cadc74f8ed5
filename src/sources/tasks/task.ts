import type { Span } from '../../model/span.js';
import type { Launch } from '../shared/launch.js';
import type { Pieces } from '../shared/pieces.js';

/** What a task of a person's runs: a shell's script, started by hand or by something that was not read. */
export function taskLaunch(name: string, script: Pieces, span: Span): Launch {
  return {
    carrier: 'script',
    name,
    command: { form: 'shell', script, shell: '/bin/sh' },
    environment: new Map(),
    environmentOpen: true,
    span,
    stop: {},
  };
}
