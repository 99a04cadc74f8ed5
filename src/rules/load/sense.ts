import { isTimerName, TIMER_NAMES } from '../../model/timer.js';
import { isQuantity, type QuantityTable } from '../compile/side.js';
import { didYouMean } from '../nearest.js';
import type { HopSource, LegSource, RuleFile } from '../rule.js';
import type { Path, RuleProblem, RuleText } from './places.js';
import { placeholderProblems } from './words.js';

const HOP_KEYS = ['product', 'label', 'version', 'layer'];

/** What the schema cannot say: names that do not exist, keys that belong to another form. */
export function senseProblems(text: RuleText, rule: RuleFile, table: QuantityTable): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const say = (path: Path, message: string, key?: string): void => {
    problems.push(text.problem(path, message, key));
  };
  const { check } = rule;
  if ('observed' in check) {
    for (const key of ['equal', 'primary'] as const) {
      if (rule[key] !== undefined) say([], `"${key}" belongs to the forms hop and leg, not to observed`, key);
    }
    rule.fixes.forEach((fix, index) => {
      if (fix.set !== undefined) say(['fixes', index], '"set" belongs to the forms hop and leg; use "edit"', 'set');
    });
    return problems;
  }
  const form = 'hop' in check ? 'hop' : 'leg';
  const comparison = 'hop' in check ? check.hop : check.leg;
  const quantities = quantitiesOf(check);
  const sides = 'leg' in check ? ['caller', 'callee'] : check.hop.against === undefined ? ['hop'] : ['hop', 'against'];
  for (const [key, name] of Object.entries(quantities)) {
    if (name === undefined || isQuantity(name, table)) continue;
    const near = didYouMean(name, [...TIMER_NAMES, ...Object.keys(table)]);
    say(['check', form, key], `no timer and no derived quantity is named "${name}"${near}`);
  }
  const { when, equal, must, tolerance, overlap, chosenBy, onlyChosen } = comparison;
  for (const key of Object.keys(when ?? {})) {
    const problem = conditionProblem(key, form);
    if (problem !== undefined) say(['check', form, 'when'], problem, key);
  }
  const neverEqual = must === 'stay-clear-of' || tolerance !== undefined;
  if (neverEqual && equal !== undefined) {
    const because = must === 'stay-clear-of' ? `must: ${must}` : 'a tolerance';
    say(['check', form], `with ${because} nothing is just equal, so "equal" says nothing`, 'equal');
  }
  if (must === 'stay-clear-of' && overlap !== undefined) {
    say(['check', form], 'with must: stay-clear-of bands that overlap are always reported', 'overlap');
  }
  if (chosenBy !== undefined && ![...sides, 'both', 'any'].includes(chosenBy)) {
    say(['check', form, 'chosenBy'], `this check has no side "${chosenBy}", only ${sides.join(' and ')}`);
  }
  if (onlyChosen === true && rule.severityChosen !== undefined) {
    say([], '"severityChosen" is always meant where check.' + form + ' has "onlyChosen: true"', 'severityChosen');
  }
  if (!neverEqual && equal !== 'pass' && rule.equal === undefined) {
    say(
      [],
      `the rule lacks "equal", the headline where both last equally long; or let that pass with "equal: pass" in check.${form}`,
    );
  }
  if ((neverEqual || equal === 'pass') && rule.equal !== undefined) {
    say([], `"equal" is never said, since check.${form} lets equal values pass`, 'equal');
  }
  for (const key of ['variants', 'consequences'] as const) {
    if (rule[key] !== undefined) say([], `"${key}" belongs to the form observed, not to ${form}`, key);
  }
  const places: readonly string[] = sides;
  if (rule.primary !== undefined && !places.includes(rule.primary)) {
    say(['primary'], `the form ${form} has no place "${rule.primary}", only ${places.join(' and ')}`);
  }
  const labels = places.flatMap((place) => [place, `${place}Also`]);
  for (const key of Object.keys(rule.labels ?? {})) {
    if (!labels.includes(key)) say(['labels'], `the form ${form} has no place "${key}"${didYouMean(key, labels)}`, key);
  }
  rule.fixes.forEach((fix, index) => {
    if (fix.edit !== undefined) say(['fixes', index], '"edit" belongs to the form observed; use "set"', 'edit');
    if (fix.set !== undefined && !places.includes(fix.set)) {
      say(['fixes', index, 'set'], `the form ${form} has no place "${fix.set}", only ${places.join(' and ')}`);
    }
  });
  return [...problems, ...placeholderProblems(text, rule, sides)];
}

/** The quantities that a check names, by the keys in which it does. */
function quantitiesOf(check: HopSource | LegSource): Readonly<Record<string, string | undefined>> {
  if ('leg' in check) return { callee: check.leg.callee, caller: check.leg.caller };
  return { quantity: check.hop.quantity, against: check.hop.against };
}

/** Facts differ by product and have dotted names; of a condition's other keys all are known. */
function conditionProblem(key: string, form: 'hop' | 'leg'): string | undefined {
  const isLeg = form === 'leg';
  const sides = isLeg ? ['caller', 'callee'] : ['hop', 'caller'];
  const fixed = ['route.protocol', ...(isLeg ? ['leg.reuses', 'leg.layer', 'leg.ordinary', 'leg.confidence'] : [])];
  const known = [...fixed, ...sides.flatMap((side) => HOP_KEYS.map((word) => `${side}.${word}`))];
  if (known.includes(key)) return undefined;
  const side = sides.find((name) => key.startsWith(`${name}.`));
  const rest = side === undefined ? '' : key.slice(side.length + 1);
  if (rest !== '' && isTimerName(rest))
    return `"${key}" is a timer; conditions ask for facts, quantities compare timers`;
  if (rest.includes('.')) return undefined;
  return `no condition is named "${key}"${didYouMean(key, known)}`;
}
