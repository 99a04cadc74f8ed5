/** Python's grammar, loaded when a file in Python is first read. */
let library;

function real() {
  library ??= require('./lezerPython.cjs');
  return library.parser;
}

export const parser = {
  startParse: (...given) => real().startParse(...given),
  configure(options) {
    let configured;
    return { startParse: (...given) => (configured ??= real().configure(options)).startParse(...given) };
  },
};
