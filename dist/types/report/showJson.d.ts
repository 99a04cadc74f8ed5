import type { Chain } from '../model/chain.js';
import type { AnalyzedStack } from './analysis.js';
/** The model for programs (`schemas/show.schema.json`); lines and columns count from 1. `stacks` are those of the routes, where there are several. */
export declare function renderShowJson(chains: readonly Chain[], stacks?: readonly Pick<AnalyzedStack, 'name' | 'because'>[]): string;
