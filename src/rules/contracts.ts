/** Holds contracts against the whole chains of the routes that they speak of: every hop that breaks one is seen. */
import { type Chain, type Confidence, leastSure } from '../model/chain.js';
import type { CheckContracts, Contract, ContractReading } from '../model/contract.js';
import type { Quantity, Subject } from '../model/derived.js';
import { formatDuration, formatMs, least } from '../model/duration.js';
import type { Observation, Unknown } from '../model/observation.js';
import { narrowRoutes } from '../model/routes.js';
import { isChosen } from '../model/setting.js';
import { limitOf } from './compile/measured.js';
import { type Limit, limitsOf, speaksOf } from './contractLimits.js';
import { writeMs } from './suggest.js';

/** How much there is to see. */
export interface ContractOptions {
  /** Whether only some files were given, so that a route may well be in another one. */
  readonly partial?: boolean;
}

/**
 * What holds contracts against chains. A limit must be at least as long as the contract says; equal is enough. What is
 * unknown breaks nothing and is told, and so is a contract that nothing was held against. A route that does not exist is
 * an observation, unless only a part of the files was given.
 */
export function contractsOver(
  contracts: readonly Contract[],
  { partial = false }: ContractOptions = {},
): CheckContracts {
  return (chains) => {
    const readings = contracts.map((contract) => {
      const found = chainsFor(contract, chains);
      if ('chains' in found) return checked(contract, found.chains);
      return partial ? notRead(contract) : unmatched(contract, found.near);
    });
    return {
      observations: readings.flatMap(({ observations }) => observations),
      unknowns: readings.flatMap(({ unknowns }) => unknowns),
    };
  };
}

function chainsFor({ route, server }: Contract, chains: readonly Chain[]): ReturnType<typeof narrowRoutes> {
  const own = server === undefined ? chains : chains.filter((chain) => chain.route.server.includes(server.text));
  if (own.length === 0 && server !== undefined) {
    return { near: [...new Set(chains.flatMap((chain) => chain.route.server))].slice(0, 5) };
  }
  return route === undefined ? { chains: own } : narrowRoutes(own, route.text);
}

function wordOf({ route, server }: Contract): string {
  return [server?.text, route?.text].filter(Boolean).join(' ') || 'any route';
}

/** A route that does not exist, with those whose names are near. */
function unmatched(contract: Contract, near: readonly string[]): ContractReading {
  const { span, route, server } = contract;
  const observation: Observation = {
    id: 'contract/unmatched',
    places: [{ name: 'primary', span: (route ?? server)?.span ?? span }],
    data: { route: wordOf(contract), ...(near.length === 0 ? {} : { near: near.join(', ') }) },
  };
  return { observations: [observation], unknowns: [] };
}

function notRead(contract: Contract): ContractReading {
  return { observations: [], unknowns: [unknownOf(contract, wordOf(contract), 'route')] };
}

function unknownOf({ span }: Contract, text: string, name: string): Unknown {
  return { kind: 'contract', text, name, span };
}

function checked(contract: Contract, chains: readonly Chain[]): ContractReading {
  const observations: Observation[] = [];
  const unknowns = new Map<string, Unknown>();
  let known = 0;
  for (const chain of chains) {
    if (!speaksOf(contract, chain)) continue;
    for (const [at, hop] of chain.hops.entries()) {
      if (hop.refused === true) continue;
      const leg = at === 0 ? undefined : chain.legs[at - 1];
      for (const limit of limitsOf(contract.kind, { hop, leg, chain })) {
        known++;
        const { value } = limit.quantity;
        if (value.kind === 'unknown') unknowns.set(value.text, unknownOf(contract, value.text, nameOf(limit)));
        else if (least(value) < contract.ms) observations.push(breach(contract, limit, { hop, leg, chain }));
      }
    }
  }
  if (known === 0) unknowns.set('', unknownOf(contract, wordOf(contract), 'clocks'));
  return { observations, unknowns: [...unknowns.values()] };
}

function nameOf({ quantity }: Limit): string {
  return quantity.settings[0]?.name ?? quantity.why;
}

/** A hop that breaks a contract. */
function breach(contract: Contract, limit: Limit, subject: Subject): Observation {
  const { quantity, clock } = limit;
  const [setting] = quantity.settings;
  const sure = confidenceOf(subject, quantity);
  const provenance = setting?.provenance ?? 'explicit';
  const isSecondHand = setting?.terms?.atMost !== undefined;
  return {
    id: `contract/${contract.kind}`,
    route: subject.chain.route,
    confidence: sure,
    places: [
      { name: 'contract', span: contract.span, provenance: 'explicit' },
      { name: 'primary', span: quantity.place ?? setting?.span ?? subject.hop.span, provenance },
    ],
    data: {
      hop: subject.hop.label,
      clock,
      directive: nameOf(limit),
      value: formatDuration(quantity.value),
      limit: formatMs(contract.ms),
      ...holdsFor(quantity),
      chosen: quantity.chosen && sure === 'high' && !isSecondHand,
      ...waysOut(contract.ms, quantity),
      ...(clock === 'signal' ? { signal: quantity.why } : {}),
    },
  };
}

/** The longest contract that would be met, in whole seconds. */
function holdsFor({ value }: Quantity): { readonly holds?: string } {
  const ms = Math.floor(least(value) / 1000) * 1000;
  return ms > 0 ? { holds: formatMs(ms) } : {};
}

/** What the setting would have to be, or why it cannot. */
function waysOut(wanted: number, { settings, settingFor, place }: Quantity): Record<string, string> {
  const [setting] = settings;
  if (setting === undefined) return {};
  const ms = settingFor?.(wanted) ?? wanted;
  const bound = limitOf(setting, ms);
  if (bound !== undefined) return { bound };
  const suggest = writeMs(ms, setting.unit);
  const isWritten = place === undefined && isChosen(setting) && setting.provenance !== 'flag';
  return isWritten ? { suggest, edit: suggest } : { suggest };
}

/** No surer than that the hop is on the route, and that nothing unread sets another value. */
function confidenceOf({ hop, chain }: Subject, { settings }: Quantity): Confidence {
  const at = chain.hops.indexOf(hop);
  const owner = chain.hops.findIndex(({ span }) => span.file === chain.route.span.file);
  const between = owner < 0 ? chain.legs : chain.legs.slice(Math.min(at, owner), Math.max(at, owner));
  const assumed = settings.some(({ provenance }) => provenance === 'assumed') ? 'medium' : undefined;
  return leastSure(assumed, ...between.map(({ confidence }) => confidence));
}
