/** Tasks that people start by name: targets of make and just, scripts of package.json. */
export { readMakefile } from './makefile.js';
export { isMakefile } from './names.js';
