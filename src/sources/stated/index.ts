/** Hops that are stated instead of read from their own files: what all of them share, and load balancers. */
export { plainDuration } from './duration.js';
export { isTrue, type Saying, statedInvocation } from './invocation.js';
export { statedApplicationLoadBalancer, statedLoadBalancer } from './loadBalancer.js';
export { inOwnWords } from './ownWords.js';
export { itemsOf, settingNamed, type StatedHop, type StatedSetting, type StatedValue } from './stated.js';
