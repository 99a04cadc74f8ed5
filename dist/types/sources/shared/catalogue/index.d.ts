/** Load balancers, CDNs and platforms: what vendors say of their clocks, and hops made of it. */
export { acceptedBy, msOf, type Notation, NO_VENDOR, type ProductFacts, type ProductKind, PRODUCTS, type SettingFacts, type Unit, } from './facts.js';
export type { Given, GivenValue, HopPlace } from './given.js';
export { type CatalogueReading, hopFrom } from './hop.js';
export { productNamed, productNear, settingNamed, settingNear, settingsSpelled, type Spelled, wordsOf, } from './lookup.js';
