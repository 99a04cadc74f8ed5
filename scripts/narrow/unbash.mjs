/** The shell's grammar, loaded when a script is first read: most commands stand in a list of words. */
let library;

export function parse(...words) {
  library ??= require('./unbash.cjs');
  return library.parse(...words);
}
