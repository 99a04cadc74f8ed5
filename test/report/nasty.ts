import type { Finding } from '../../src/findings/finding.js';
import { exactly } from '../../src/model/duration.js';
import type { SourceFile } from '../../src/model/span.js';
import type { Analysis } from '../../src/report/analysis.js';
import { analysis, CHAINS, hop, place, RACE } from './sample.js';

/** What a terminal acts upon, apart from the line breaks of the report itself. */
export const RAW =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** An analysis in which every text that can come from a file is the given one. */
export function madeOf(text: string): Analysis {
  const file: SourceFile = { name: text, text: `${text} value ${text}` };
  const span = { file, start: 0, end: file.text.length };
  const finding: Finding = {
    ...RACE,
    headline: text,
    consequence: text,
    route: text,
    spans: [place(span, text, { primary: true }), place({ file, start: text.length, end: text.length + 3 }, text)],
    fixes: [{ description: text, safety: 'unsafe', edits: [{ span, text }] }],
  };
  const timers = {
    'upstream.read': { name: text, value: exactly(1), provenance: 'inherited', from: text, note: text, span },
  } as const;
  const [first] = CHAINS;
  if (first === undefined) throw new Error('the sample has no chain');
  const nginx = hop(timers, { label: text, version: text, facts: { 'upstream.target': text }, span });
  const route = { ...first.route, location: text, server: [text], listen: [text], span };
  return analysis([finding, { ...finding, severity: 'info', fixes: finding.fixes }], {
    chains: [{ route, hops: [nginx], legs: [] }],
    unknowns: [{ kind: 'value', text, name: text, span }],
    files: [file],
  });
}

/** Texts that break what does not look out for them. */
export const NASTY = [
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;http://evil\u0007link',
  '\u009b2J',
  'a\nb\rc\r\nd\te',
  '\u0000',
  '\u202eright to left',
  '\u2028',
  '\ud800 lone',
  '\udc00',
  '::error::x',
  '\n::error file=a::x',
  '##[error]x',
  '##vso[task.setvariable variable=a]b',
  ']]>',
  '</script><script>alert(1)</script>',
  '</failure>&lt;&#0;',
  '\ufffe\uffff',
  '```\n# heading',
  '| a | `b` | @octocat #1 $x$ |',
  '[②](1) ](2) \\[x](3)',
  '%0A::error::x%25',
  'a,b=c:d',
  '=x',
  '../..//./x',
  'c:/x',
  '',
  ' ',
];
