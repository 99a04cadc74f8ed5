/** How Kubernetes ends a container: the hook, the signal, the grace. */
import type { Unknown } from '../../model/observation.js';
import type { Stop } from '../shared/launch.js';
import { spanOf, textOf, writtenText } from '../shared/pieces.js';
import { signalOf } from '../shared/ini/signal.js';
import type { YamlValue } from '../shared/yaml/index.js';
import { PieceText } from '../shared/yaml/text.js';

const TERMINATION = 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination';
const HOOKS = 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/';
const SLEEP = /(?:^|[;&|(\n]|\bexec)\s*(?:\/(?:usr\/)?bin\/)?sleep\s+(\d+(?:\.\d+)?)([smhd]?)(?![\w.])/g;
const UNITS: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The grace includes the time that a `preStop` hook takes. */
export function stopOf(pod: YamlValue, container: YamlValue, unknowns: Unknown[]): Stop {
  const period = pod.get('terminationGracePeriodSeconds');
  const seconds = wholeNumber(period);
  if (period !== undefined && seconds === undefined) {
    const text = writtenText(period.pieces() ?? []);
    unknowns.push({ kind: 'value', text, name: 'terminationGracePeriodSeconds', span: period.span });
  }
  const signal = signalOf(container.at('lifecycle', 'stopSignal')?.pieces());
  const preStop = preStopOf(container.at('lifecycle', 'preStop'));
  const hooked = container.get('lifecycle') !== undefined;
  const templated = [pod, container].some(({ span }) => span.file.text.includes('{{'));
  return {
    ...(templated && !hooked ? {} : { hooked }),
    ...(signal === undefined ? {} : { signal }),
    ...(period === undefined || seconds === undefined
      ? {}
      : { grace: { ...seconds, span: period.span, reference: TERMINATION } }),
    ...(period === undefined ? { platformGrace: { ms: 30_000, reference: TERMINATION } } : {}),
    ...(preStop === undefined ? {} : { preStop }),
  };
}

function preStopOf(hook: YamlValue | undefined): Stop['preStop'] {
  const seconds = hook?.at('sleep', 'seconds');
  const slept = wholeNumber(seconds);
  if (seconds !== undefined && slept !== undefined) return { ...slept, span: seconds.span, reference: HOOKS };
  const words = hook?.at('exec', 'command')?.items() ?? [];
  const [program, duration] = words;
  if (program !== undefined && duration !== undefined && /(?:^|\/)sleep$/.test(program.known() ?? '')) {
    const ms = milliseconds(/^(\d+(?:\.\d+)?)([smhd]?)$/.exec(duration.known() ?? ''));
    return ms === undefined
      ? undefined
      : { ms, written: duration.known() ?? '', span: placeOf(duration), reference: HOOKS };
  }
  const pieces = words.length > 2 ? words.at(-1)?.pieces() : undefined;
  return pieces === undefined ? undefined : sleepIn(new PieceText(pieces));
}

/** The longest of the sleeps in a script: they could follow one another, but also be the branches of an `if`. */
function sleepIn(script: PieceText): Stop['preStop'] {
  let longest: Stop['preStop'];
  for (const match of script.text.slice(0, 10_000).matchAll(SLEEP)) {
    const ms = milliseconds(match);
    if (ms === undefined || ms <= (longest?.ms ?? -1)) continue;
    const written = `${match[1] ?? ''}${match[2] ?? ''}`;
    const end = match.index + match[0].length;
    longest = { ms, written, span: script.span(end - written.length, end), reference: HOOKS };
  }
  return longest;
}

function milliseconds(match: RegExpExecArray | null): number | undefined {
  const unit = UNITS[match?.[2] ?? ''];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

function wholeNumber(value: YamlValue | undefined): { ms: number; written: string } | undefined {
  const written = value?.known();
  return written !== undefined && /^\d{1,12}$/.test(written) ? { ms: Number(written) * 1000, written } : undefined;
}

function placeOf(value: YamlValue): ReturnType<typeof spanOf> {
  const pieces = value.pieces();
  return pieces === undefined || textOf(pieces) === '' ? value.span : spanOf(pieces);
}
