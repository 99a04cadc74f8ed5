/** How much a comparison may say, by how sure its values and the leg are. */
import type { Confidence, Leg } from '../../model/chain.js';
import { SEVERITIES, type Severity } from '../../findings/finding.js';
import type { Measured } from './measured.js';

/**
 * No worse than the values allow that are known second hand, or on account of which their vendor asks for nothing; and no
 * certain contradiction where it is not certain that the hops are neighbours.
 */
export function capped(severity: Severity, sides: readonly Measured[], leg: Leg | undefined): Severity {
  const caps: Severity[] = sides.flatMap(({ quantity }) =>
    quantity.settings.flatMap(({ terms }) => terms?.atMost ?? []),
  );
  if (leg !== undefined && leg.confidence !== 'high') caps.push('warning');
  return [severity, ...caps].reduce((worst, cap) =>
    SEVERITIES.indexOf(cap) > SEVERITIES.indexOf(worst) ? cap : worst,
  );
}

/** Where something that was not read may have set another value, the finding is less sure. */
export function assumption(sides: readonly Measured[]): Confidence | undefined {
  const isAssumed = sides.some(({ quantity }) => quantity.settings.some(({ provenance }) => provenance === 'assumed'));
  return isAssumed ? 'medium' : undefined;
}
