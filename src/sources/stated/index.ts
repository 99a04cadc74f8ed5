/** Hops that are stated instead of read from their own files: what all of them share, and those of the catalogue. */
export { plainDuration } from '../shared/duration.js';
export { isTrue, type Saying, statedInvocation } from './invocation.js';
export { inOwnWords } from './ownWords.js';
export { statedService } from './service.js';
export { itemsOf, settingNamed, type StatedHop, type StatedSetting, type StatedValue } from './stated.js';
