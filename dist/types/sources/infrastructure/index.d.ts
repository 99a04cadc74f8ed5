/** Load balancers and CDNs that infrastructure files set up. */
export { frontsOf, ignoredIn } from './fronts.js';
export { CLOUDFORMATION as CLOUDFORMATION_KINDS, type Kind, TERRAFORM as TERRAFORM_KINDS } from './kinds.js';
export { problemsOf } from './problems.js';
