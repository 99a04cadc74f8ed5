/** Why mutants are left in the code that compares, by file and change (`old -> new`); docs/mutation.md tells it. */
export const LEFT = {
  'src/model/duration.ts': {
    'ms <= 600_000 -> ms < 600_000': 'ten minutes are whole minutes, which the other half of the condition asks for',
  },
  'src/rules/compile/verdict.ts': {},
};
