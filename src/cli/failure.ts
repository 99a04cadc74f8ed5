/** Something the user asked for that cannot be done: told in a sentence, exit status 2. */
export class UsageError extends Error {}
