import type { Chain } from '../model/chain.js';
/** The model for programs (`schemas/show.schema.json`); lines and columns count from 1. */
export declare function renderShowJson(chains: readonly Chain[]): string;
