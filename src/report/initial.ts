/** A first configuration file, made from what was found: what is certain counts, everything else is an example. */
import { type Chain, routeLabel } from '../model/chain.js';
import type { ContractKind } from '../model/contract.js';
import { formatDuration, formatMs, least } from '../model/duration.js';
import { factOf, type Hop, settingsOf } from '../model/hop.js';
import { isService } from '../model/services.js';
import { isChosen } from '../model/setting.js';
import { limitsOf } from '../rules/contractLimits.js';
import type { Analysis } from './analysis.js';
import { placeLabel } from './place.js';
import { short } from './printable.js';
import { wrapped } from './width.js';
import { counted } from './words.js';

const MOST_ROUTES = 12;
const MOST_SETTINGS = 6;
const MOST_VARIABLES = 5;
/** A day: beyond it an example only puzzles. */
const LONGEST = 86_400_000;

/**
 * The text of the file. A line of prose begins with `# `; one that begins with `#` and no blank, or with more than one,
 * is an example and is right without its `#`. Used as it is, the file changes nothing in what is found.
 */
export function initialConfiguration(analysis: Analysis): string {
  const sections = [
    [
      prose(
        'What timeout-lint goes by here. An example counts once the # before it is gone; timeout-lint schema config prints every key there is, and timeout-lint --print-config what a run goes by.',
      ),
    ],
    foundLines(analysis),
    [prose('The least severity that makes the exit status 1: error, warning, info or never.'), 'fail-on: warning'],
    [prose('Every ignore must give a reason; what is doubtful about ignores is a warning.'), '#strict: true'],
    [
      prose('Findings that are known and not told again, as timeout-lint baseline writes them.'),
      '#baseline: timeout-lint-baseline.json',
    ],
    versionLines(analysis),
    frontLines(analysis),
    variableLines(analysis),
    contractLines(analysis),
    ruleLines(analysis),
    CHAINS,
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Lines that stay comments: never with two blanks behind the `#`, nor with none. */
function prose(text: string): string {
  return wrapped(text, 110)
    .map((line) => `# ${line.trim()}`)
    .join('\n');
}

function foundLines({ chains, files }: Analysis): string[] {
  if (chains.length === 0) return [prose('No nginx, load balancer or app server was found here.')];
  const groups = new Map<string, Chain[]>();
  for (const chain of chains) {
    const text = hopsText(chain);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [chain]);
    else group.push(chain);
  }
  const shown = [...groups].slice(0, MOST_ROUTES);
  const rest = groups.size - shown.length;
  return [
    prose(`Found in ${counted(files.length, 'file')} (timeout-lint show prints every clock):`),
    ...shown.flatMap(([text, [first, ...others]]) => {
      const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more route')}`;
      const { route, hops } = first as Chain;
      return [prose(`- ${short(routeLabel(route), 120)}${more}: ${text}`), ...hops.flatMap(settingsLine)];
    }),
    ...(rest > 0 ? [prose(`- and ${counted(rest, 'more kind')} of route`)] : []),
  ];
}

function hopsText({ hops }: Chain): string {
  return hops.map(({ label }) => short(label, 60)).join(', then ');
}

/** What somebody chose of a hop. */
function settingsLine(hop: Hop): string[] {
  const chosen = settingsOf(hop).filter((setting) => isChosen(setting) && setting.clock !== 'count');
  const texts = new Set(
    chosen.map(({ name, value, span }) => short(`${name} ${formatDuration(value)} (${placeLabel(span)})`, 160)),
  );
  const shown = [...texts].slice(0, MOST_SETTINGS);
  return shown.length === 0 ? [] : [prose(`${short(hop.label, 60)}: ${shown.join(', ')}`)];
}

function hopsOf({ chains }: Analysis): Hop[] {
  return chains.flatMap(({ hops }) => hops);
}

function versionLines(analysis: Analysis): string[] {
  const nginx = hopsOf(analysis).filter(({ product }) => product === 'nginx');
  const version = nginx.find((hop) => hop.version !== undefined)?.version;
  const known =
    nginx.length === 0
      ? 'The version of nginx, for files that do not say it'
      : version === undefined
        ? 'The version of nginx is not known: nginx -v prints it. Defaults depend on it'
        : `The version of nginx is known to be ${short(version, 30)}; another one for files that do not say it`;
  return [prose(`${known}.`), '#nginx-version: 1.28.0'];
}

function frontLines(analysis: Analysis): string[] {
  const services = new Set(
    hopsOf(analysis)
      .filter(isService)
      .map(({ label }) => short(label, 60)),
  );
  const known =
    services.size === 0
      ? 'No load balancer was found: name what stands in front, outermost first, with what you changed of it'
      : `In front stands ${[...services].join(', ')}, as the files say; another one would count instead`;
  return [prose(`${known} (timeout-lint products).`), '#lb: aws-alb:idle_timeout=60'];
}

function variableLines({ unknowns }: Analysis): string[] {
  const names = new Set(unknowns.flatMap(({ text }) => /^\$\{([A-Za-z_]\w{0,60})[:}-]/.exec(text)?.[1] ?? []));
  const shown = names.size === 0 ? ['PROXY_TIMEOUT'] : [...names].slice(0, MOST_VARIABLES);
  return [
    prose(
      names.size === 0
        ? 'Values for names that templates leave open, such as ${PROXY_TIMEOUT}.'
        : 'Values for names that the files leave open.',
    ),
    '#vars:',
    ...shown.map((name) => `#  ${name}: 60s`),
  ];
}

/** Contracts that hold as it is, on the first route that forwards anything. */
function contractLines({ chains }: Analysis): string[] {
  const forwarding = chains.find(({ hops }) => hops.some((hop) => factOf(hop, 'upstream.target') !== undefined));
  const chain = forwarding ?? chains[0];
  const name = JSON.stringify(short(chain?.route.location || '/', 100));
  return [
    prose(
      'What must hold over the whole chain of a route; every hop that breaks it is told. How long a request may take without a byte coming back, a WebSocket may be silent, and requests get to finish on a deploy.',
    ),
    '#expect:',
    `#  - { route: ${name}, allows: ${heldFor('allows', chain)} }`,
    `#  - { route: ${name}, silence: ${heldFor('silence', chain)} }`,
    `#  - { drain: ${heldFor('drain', chain)} }`,
  ];
}

/** The longest that every hop of a chain allows as it is, in whole seconds; a minute where nothing says anything. */
function heldFor(kind: ContractKind, chain: Chain | undefined): string {
  const limits = (chain?.hops ?? []).flatMap((hop, at) =>
    chain === undefined ? [] : limitsOf(kind, { hop, chain, leg: chain.legs[at - 1] }),
  );
  const known = limits.map(({ quantity }) => least(quantity.value)).filter((ms) => ms >= 1000 && ms <= LONGEST);
  return formatMs(known.length === 0 ? 60_000 : Math.floor(Math.min(...known) / 1000) * 1000);
}

function ruleLines({ findings }: Analysis): string[] {
  const [finding] = findings;
  const rule = finding?.rule ?? 'no-pooling';
  const file = finding?.spans.find(({ primary }) => primary)?.span.file.name ?? 'nginx.conf';
  const where = /^[\w./-]+$/.test(file) ? file : 'nginx.conf';
  return [
    prose('Rules by name, code or the beginning of codes (timeout-lint rules): off, error, warning or info.'),
    '#rules:',
    '#  no-pooling: off',
    '',
    prose('Findings to hold back: where is a path, a mask or a route; until is the last day on which it counts.'),
    '#ignore:',
    `#  - { rule: ${rule}, where: ${where}, reason: it is only used for tests, until: 2099-12-31 }`,
  ];
}

const CHAINS: readonly string[] = [
  prose('Chains that no file states, outermost hop first: each by its settings, its files or its command.'),
  '#chains:',
  '#  - name: api',
  '#    hops:',
  '#      - { product: aws-alb, idle_timeout: 60 }',
  '#      - { product: nginx, keepalive_timeout: 75s, proxy_read_timeout: 55s }',
  "#      - { product: gunicorn, command: 'gunicorn app:app --timeout 50' }",
];
