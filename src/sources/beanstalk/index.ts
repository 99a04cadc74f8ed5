/** Elastic Beanstalk: options of the environment in `.ebextensions`, and where its nginx finds files. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { ProductFacts } from '../shared/catalogue/index.js';
import type { Front, FrontReading } from '../shared/front.js';
import { frontOf, gather, type Gathered, product } from '../shared/frontValues.js';
import { type Pieces, spanOf, textOf } from '../shared/pieces.js';
import { expandedSize, readYaml, type YamlValue } from '../shared/yaml/index.js';
import { unknownPiece } from '../shared/yaml/text.js';

const LARGEST = 30_000;
const ADDRESS = 'Elastic Beanstalk load balancer';
const ENVIRONMENT = 'aws:elasticbeanstalk:environment';
const PROCESS = `${ENVIRONMENT}:process`;
const DEREGISTRATION = `${PROCESS}.DeregistrationDelay`;
const CLASSIC = 'aws:elb:policies';

/** Whether a file holds options of an environment, by its name and words. */
export function looksLikeBeanstalk(file: SourceFile): boolean {
  return (
    /(?:^|[\\/])\.ebextensions[\\/][^\\/]+\.config$/i.test(file.name) && /^[ \t"']*option_settings\b/m.test(file.text)
  );
}

/**
 * Where Beanstalk's nginx takes a file: the `whole` configuration, or a part of the `http` or of the `server` block;
 * undefined for every other file.
 */
export function beanstalkNginx(path: string): 'whole' | 'http' | 'server' | undefined {
  const match = /(?:^|[\\/])(?:\.platform|\.ebextensions)[\\/]nginx[\\/](.+)$/.exec(path);
  const below = match?.[1]?.replaceAll('\\', '/');
  if (below === 'nginx.conf') return 'whole';
  if (/^conf\.d\/elasticbeanstalk\/[^/]+\.conf$/.test(below ?? '')) return 'server';
  return /^conf\.d\/[^/]+\.conf$/.test(below ?? '') ? 'http' : undefined;
}

interface Option {
  readonly value: Pieces;
  /** What names it. */
  readonly span: Span;
}

/**
 * The load balancer of one environment, with the options of all its files: of an option that several set, that of the
 * last file in the order of their names counts. Nothing where there is no load balancer, or nothing is said of it.
 * Never throws.
 */
export function readBeanstalk(files: readonly SourceFile[]): FrontReading {
  const unknowns: Unknown[] = [];
  const options = new Map<string, Option>();
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const reading = readYaml(file);
    unknowns.push(...reading.unknowns);
    for (const document of reading.documents) {
      if (expandedSize(document) <= LARGEST) addOptions(options, document.get('option_settings'));
    }
  }
  const front = frontFrom(options);
  return { fronts: front === undefined ? [] : [front], observations: [], unknowns };
}

/** Both forms: a map of namespaces, and a list of `namespace`, `option_name` and `value`. */
function addOptions(options: Map<string, Option>, settings: YamlValue | undefined): void {
  for (const item of settings?.items() ?? []) {
    const name = item.get('option_name');
    // Without a namespace it is one of the environment's variables.
    add(options, item.get('namespace')?.known() ?? '', name?.known(), item.get('value'), name?.span);
  }
  for (const [namespace, { value }] of settings?.entries() ?? []) {
    for (const [option, entry] of value.entries()) add(options, namespace, option, entry.value, entry.keySpan);
  }
}

function add(
  options: Map<string, Option>,
  namespace: string,
  option: string | undefined,
  value: YamlValue | undefined,
  span: Span | undefined,
): void {
  const pieces = value?.pieces();
  if (option === undefined || pieces === undefined || span === undefined) return;
  // Between backquotes stands a function of CloudFormation.
  const text = textOf(pieces);
  const isFunction = /^\s*`[^`]*`\s*$/.test(text);
  const said = isFunction ? [unknownPiece(spanOf(pieces), text.trim())] : pieces;
  // `process:default`, `process:web`: each is a group of targets.
  options.set(`${namespace.replace(new RegExp(`^(${PROCESS}):.*$`), '$1')}.${option}`, { value: said, span });
}

/** An ALB as Beanstalk makes it: its groups of targets drain for 20 s where nothing is said, not for 300. */
function applicationLoadBalancer(): ProductFacts {
  const facts = product('aws-alb');
  const own = product('aws-beanstalk-nginx').settings.find(({ id }) => id === 'DeregistrationDelay');
  const settings = facts.settings.map((setting) =>
    setting.id === 'deregistration_delay' && own !== undefined
      ? { ...setting, default: own.default, page: own.page }
      : setting,
  );
  return { ...facts, settings };
}

function frontFrom(options: ReadonlyMap<string, Option>): Front | undefined {
  const textAt = (key: string): string | undefined => {
    const pieces = options.get(key)?.value;
    return pieces?.map(({ text }) => text).join('');
  };
  if (textAt(`${ENVIRONMENT}.EnvironmentType`) === 'SingleInstance') return undefined;
  const type = textAt(`${ENVIRONMENT}.LoadBalancerType`);
  const speaks = (namespace: string): boolean => [...options.keys()].some((key) => key.startsWith(namespace));
  const isClassic = type === 'classic' || (type === undefined && speaks('aws:elb:') && !speaks('aws:elbv2:'));
  const isApplication =
    type === 'application' || (type === undefined && options.has('aws:elbv2:loadbalancer.IdleTimeout'));
  if (!isClassic && !isApplication) return undefined;
  const facts = isClassic ? product('aws-clb') : applicationLoadBalancer();
  const given: Gathered = new Map();
  const drains = textAt(`${CLASSIC}.ConnectionDrainingEnabled`) === 'true';
  let first: Option | undefined;
  for (const [key, option] of options) {
    if (key === `${CLASSIC}.ConnectionDrainingTimeout` && !drains) continue;
    const before = given.size;
    const name = key.slice(key.lastIndexOf('.') + 1);
    gather(given, 'beanstalk', facts, { spelling: key, name, value: option.value });
    if (key === DEREGISTRATION && !isClassic) given.set('deregistration_delay', { values: [option.value], name });
    if (given.size > before) first ??= option;
  }
  const stands = first ?? options.get(`${ENVIRONMENT}.LoadBalancerType`) ?? [...options.values()][0];
  if (stands === undefined) return undefined;
  return frontOf(facts, given, {
    address: ADDRESS,
    span: first === undefined ? spanOf(stands.value) : stands.span,
    madeBy: 'beanstalk',
    targets: [{ address: 'Elastic Beanstalk nginx', ports: [80], runs: [], span: stands.span }],
    certain: true,
    confidence: type === undefined ? 'medium' : 'high',
  });
}
