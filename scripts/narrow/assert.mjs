/** The two assertions that yargs makes of its own state; Node's own module takes milliseconds to start. */
export function strictEqual(actual, expected, message) {
  if (!Object.is(actual, expected)) throw new Error(message ?? 'two values should be the same');
}

export function notStrictEqual(actual, expected, message) {
  if (Object.is(actual, expected)) throw new Error(message ?? 'two values should differ');
}
