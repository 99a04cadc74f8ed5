/** Names of signals, as every carrier's own spelling has them. */
import { type Pieces, spanOf, textOf, unknownIn } from '../pieces.js';
import type { Stop } from '../launch.js';

const NUMBERS: Readonly<Record<string, string>> = {
  '1': 'HUP',
  '2': 'INT',
  '3': 'QUIT',
  '6': 'ABRT',
  '9': 'KILL',
  '10': 'USR1',
  '12': 'USR2',
  '15': 'TERM',
  '28': 'WINCH',
};
const NAME = /^(?:SIG)?([A-Z][A-Z0-9]*(?:[+-]\d+)?)$/;

/** `SIGQUIT` for `QUIT`, `sigquit` and `3`; undefined for what is no signal or not known. */
export function signalOf(pieces: Pieces | undefined): Stop['signal'] {
  if (pieces === undefined || unknownIn(pieces) !== undefined) return undefined;
  const written = textOf(pieces).trim().toUpperCase();
  const name = NUMBERS[written] ?? NAME.exec(written)?.[1];
  return name === undefined ? undefined : { name: `SIG${name}`, span: spanOf(pieces) };
}
