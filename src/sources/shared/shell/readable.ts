import { textOf } from '../pieces.js';
import type { Launch } from '../launch.js';
import { isParsable } from './guard.js';

/** Whether a launch's command is one that is read at all: not longer or more deeply nested than people write any. */
export function isReadable({ command }: Launch): boolean {
  return command.form === 'words' || isParsable(textOf(command.script));
}
