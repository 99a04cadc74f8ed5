/** What findings say in formats that have one text for each. */
import { SEVERITIES, type Finding } from '../findings/finding.js';
import { CONFIDENCES } from '../model/chain.js';
import type { Anchored } from './anchor.js';
import { placeLabel } from './place.js';
import { short } from './printable.js';

/** How many places are told beside the first; a finding with more is about a number, not about each of them. */
const PLACES = 20;

/** The headline, which stands alone, and what happens, in one line. */
export function saying(finding: Finding): string {
  const consequence = short(finding.consequence, 1000);
  return `${ended(short(finding.headline))}${consequence === '' ? '' : ` ${ended(consequence)}`}`;
}

/** What to set: `Set keepalive_timeout to 75s or more, or lower the idle timeout.`; empty where nothing is known. */
export function waysOut(finding: Finding): string {
  const texts = finding.fixes.map(({ description }) => short(description, 600)).filter((text) => text !== '');
  const joined = texts.map((text, index) => (index === 0 || /^or\b/i.test(text) ? text : `or ${text}`)).join('; ');
  return joined === '' ? '' : ended(joined[0]?.toUpperCase() + joined.slice(1));
}

/** The other places, one line each: `nginx.conf:3:5: nginx closes it after 30s`. */
export function otherPlaces({ finding, own }: Anchored): string[] {
  const others = finding.spans.filter((each) => each !== own);
  const lines = others.slice(0, PLACES).map(({ span, label }) => `${short(placeLabel(span))}: ${short(label)}`);
  return others.length > PLACES ? [...lines, `and ${others.length - PLACES} more places`] : lines;
}

/** One line for formats that show no more: `headline (with --lb-idle 60)`. */
export function withOthers({ finding, own }: Anchored): string {
  const here = own === undefined ? '' : placeLabel(own.span);
  const others = [...new Set(finding.spans.map(({ span }) => short(placeLabel(span))))].filter((each) => each !== here);
  const more = others.length > PLACES ? [`${others.length - PLACES} more places`] : [];
  const added = others.length === 0 ? '' : ` (with ${[...others.slice(0, PLACES), ...more].join(', ')})`;
  return short(finding.headline) + added;
}

/** The most severe first, of equal ones the surest; otherwise in their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      CONFIDENCES.indexOf(b.confidence) - CONFIDENCES.indexOf(a.confidence),
  );
}

/** A vendor's page on it, where there is one. */
export function pageFor(finding: Finding): string | undefined {
  return finding.sources.find((source) => /^https:\/\/[\w.~:/?#@!$&'()*+,;=%-]+$/.test(source));
}

function ended(text: string): string {
  return text === '' || /[.!?:]$/.test(text) ? text : `${text}.`;
}
