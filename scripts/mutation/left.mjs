/** Why mutants are left in the code that compares, by file and change (`old -> new`); docs/mutation.md tells it. */
const ONLY_TYPES = 'the types ask for it: what is compared with an absent value is never true';
const ONLY_KEY = 'a key has another spelling, and is as different from the others as before';
const HAS_PLACE = 'what has no setting has a place of its own';
const ONLY_SPEED = 'the same is worked out again';

export const LEFT = {
  'src/model/duration.ts': {
    'end > 60_000 -> end >= 60_000': 'a whole minute is not meant either way',
    'min >= 1000 -> min > 1000': 'one second is said in seconds anyhow',
    'ms <= 600_000 -> ms < 600_000': 'ten minutes are whole minutes, which the other half of the condition asks for',
  },
  'src/rules/compile/certainty.ts': {
    '[] -> ["Stryker was here"]': 'a word that is no severity is no cap',
    'SEVERITIES.indexOf(cap) > SEVERITIES.indexOf(worst) -> SEVERITIES.indexOf(cap) >= SEVERITIES.indexOf(worst)':
      'of two equal severities it is the same which is taken',
  },
  'src/rules/compile/compare.ts': {
    'caller.leg?.confidence -> caller.leg.confidence': 'a check of a leg has one',
    'quantity.place !== undefined -> false': 'findings are one only where this place is the same',
    '[quantity.place, ...settings] -> []': 'findings are one only where these places are the same',
    '\'\' -> "Stryker was here!"': ONLY_KEY,
    "value.kind === 'band' -> true": ONLY_KEY,
    'value.min === value.max -> false': ONLY_KEY,
  },
  'src/rules/compile/measured.ts': {
    'wanted === undefined -> false': ONLY_TYPES,
    'side === undefined -> false': 'what is no side has no setting, which is asked next',
    'default: -> default:': 'a function that ends without a value gives the same',
    'wanted !== undefined -> true': 'it is said only beside a suggested value, and there is none',
  },
  'src/rules/compile/side.ts': {
    'known >= 0 -> false': ONLY_SPEED,
    'known >= 0 -> known > 0': ONLY_SPEED,
    'reader === undefined -> true': ONLY_SPEED,
  },
  'src/rules/compile/verdict.ts': {},
  'src/rules/conditions.ts': {
    'second === undefined -> false': 'one condition alone is only asked more quickly',
    "typeof literal === 'string' -> true": 'neither a number nor a truth value is written like a duration',
    'bounds.not !== undefined -> true': 'bounds without `not` have another one, which an absent value does not meet',
  },
  'src/rules/contractLimits.ts': {
    'setting?.span -> setting.span': HAS_PLACE,
    '[] -> ["Stryker was here"]': 'a clock of no name measures nothing',
  },
  'src/rules/contracts.ts': {
    '(route ?? server)?.span -> (route ?? server).span': 'a contract that names nothing speaks of all routes',
    'at === 0 -> true': 'no limit asks for the leg',
    'at === 0 -> false': 'no limit asks for the leg',
    'at === 0 -> at !== 0': 'no limit asks for the leg',
    'at - 1 -> at + 1': 'no limit asks for the leg',
    'known++ -> known--': 'what is asked is whether there was none',
    '\'\' -> "Stryker was here!"': ONLY_KEY,
    'setting?.span -> setting.span': HAS_PLACE,
    'place === undefined -> true': 'a limit with a place of its own has no setting',
  },
  'src/rules/durations.ts': {},
  'src/rules/suggest.ts': {
    'wanted > 25_000 -> wanted >= 25_000': '25 s are whole steps of either size',
  },
};
