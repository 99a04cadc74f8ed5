export { uvicornRunReadings } from './calls.js';
export { readUvicorn } from './command.js';
export { FASTAPI_GRAMMAR, uvicornGrammar } from './options.js';
