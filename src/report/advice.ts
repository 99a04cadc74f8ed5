import { primaryOf, type Finding } from '../findings/finding.js';
import { fixLines } from './fixes.js';
import { headlineLines } from './headline.js';
import type { Palette } from './palette.js';
import { keyed, paragraph, paragraphRoom } from './paragraphs.js';
import { placeLabel } from './place.js';
import { counted } from './words.js';

const PLACES = 3;

/**
 * Findings of severity `info`, a few lines each: what, where, what to set. Those that say the same of several places
 * are one, with the first places and how many there are more.
 */
export function adviceLines(findings: readonly Finding[], width: number, palette: Palette): string[][] {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.headline]);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [finding]);
    else group.push(finding);
  }
  return [...alike.values()].map((group) => {
    const [finding] = group as [Finding];
    const places = [...new Set(group.map((each) => placeLabel(primaryOf(each).span)))];
    const more = places.length > PLACES ? ` and ${counted(places.length - PLACES, 'more place')}` : '';
    // One way out is enough for advice; `explain` has the others.
    const [fix] = finding.fixes;
    return [
      ...headlineLines(finding, width, palette),
      ...paragraph('at', places.slice(0, PLACES).join(', ') + more, width, palette),
      ...(fix === undefined
        ? []
        : keyed('what to set', fixLines([{ ...fix, edits: [] }], paragraphRoom(width), palette), palette)),
    ];
  });
}
