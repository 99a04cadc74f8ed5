import { compareSpans } from '../model/span.js';
import { primaryOf, type Finding } from './finding.js';

/**
 * Orders findings by the file of the primary place, then the place, then the code; what is still equal by the other
 * places, the headline and the route, so that the order never depends on how the findings were come by.
 */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSpans(primaryOf(a).span, primaryOf(b).span) ||
    compareText(a.code, b.code) ||
    compareOtherPlaces(a, b) ||
    compareText(a.headline, b.headline) ||
    compareText(a.route, b.route)
  );
}

function compareOtherPlaces(a: Finding, b: Finding): number {
  for (let index = 0; index < Math.min(a.spans.length, b.spans.length); index++) {
    const order = compareSpans(
      (a.spans[index] as Finding['spans'][0]).span,
      (b.spans[index] as Finding['spans'][0]).span,
    );
    if (order !== 0) return order;
  }
  return a.spans.length - b.spans.length;
}

/** By UTF-16 units, not by the reader's language: the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
