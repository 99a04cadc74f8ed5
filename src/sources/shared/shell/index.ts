/** Commands as shells and process managers read them, down to the server that they start. */
export { invocationsOf } from './invocations.js';
export { commandLineLaunch, scriptLaunches, scriptOf } from './launches.js';
export { type PlainCommand, plainCommands, type PlainWord } from './plain.js';
export { isReadable } from './readable.js';
export { splitWords } from './words.js';
