import { PLAIN, type Palette } from '../report/palette.js';
import type { Io, TextOutput } from './io.js';

export type ColorMode = 'auto' | 'always' | 'never';

/** Whether to colour: on a terminal, unless NO_COLOR is set; FORCE_COLOR makes any output count as a terminal. */
export function wantsColor(mode: ColorMode, output: TextOutput, env: Io['env']): boolean {
  if (mode !== 'auto') return mode === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTTY === true && env['TERM'] !== 'dumb';
}

/** The colours for an output; loaded only where some are wanted. */
export async function paletteFor(mode: ColorMode, output: TextOutput, env: Io['env']): Promise<Palette> {
  if (!wantsColor(mode, output, env)) return PLAIN;
  const { default: picocolors } = await import('picocolors');
  const colors = picocolors.createColors(true);
  return {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    info: (text) => colors.bold(colors.cyan(text)),
    place: colors.cyan,
    dim: colors.dim,
    strong: colors.bold,
    good: colors.green,
  };
}
