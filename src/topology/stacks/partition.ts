/** Which files of a repository run together. */
import type { SourceFile } from '../../model/span.js';
import type { ReadFile } from '../../sources/shared/app.js';
import type { Variables } from '../../sources/shared/variables.js';
import { type ClusterStack, clustersOf } from './clusters.js';
import { withIncluded } from './included.js';
import { type Members, membersOf, type Repository } from './members.js';
import type { ProjectFiles as Project } from './projectFiles.js';
import { projectsOf } from './projects.js';
import { commonDirectory, directoryOf, type Located, scopeOf, scopesOf } from './scopes.js';
import type { StackFiles } from './stackFiles.js';
import { type TerraformRoot, terraformRoots } from '../../sources/terraform/index.js';

const SERVER = /\b(?:gunicorn|uvicorn|fastapi|hypercorn|granian|daphne|waitress|uwsgi)/i;
/** Services that run images: what a compose file for laptops says does not count there. */
const RUNS_IMAGES = /\b(?:aws_ecs_|aws_apprunner_|google_cloud_run|azurerm_container_app|aws_lightsail_container)/;
/** What of that answers requests: a task that runs by the clock is not one of them. */
const SERVES = /\b(?:aws_ecs_service|aws_apprunner_|google_cloud_run|azurerm_container_app|aws_lightsail_container)/;
const BALANCES =
  /\b(?:aws_a?lb|aws_elb|aws_cloudfront_distribution|google_compute_(?:url_map|backend_service)|azurerm_application_gateway)\b/;
const PASSES_BYTES = /\bload_balancer_type\s*=\s*"network"/;
const CLUSTER = /\b(?:aws_eks_|google_container_cluster|azurerm_kubernetes|kubernetes_|helm_release)/;

/**
 * Sorts the files of a repository into stacks. A compose project, an overlay of Kubernetes and each root module of
 * Terraform is an environment of its own; what belongs to none of them makes one more. `find` gives a file by its path.
 */
export function partition(repository: Repository, find: ReadFile, variables?: Variables): StackFiles[] {
  const members = membersOf(repository);
  const projects = projectsOf(members, find, variables);
  const clusters = clustersOf(members.kubernetes);
  const roots = terraformRoots(members.terraform);
  const claimed = new Set(projects.flatMap((project) => project.claimed.map(({ name }) => name)));
  const loose = (files: readonly SourceFile[]): SourceFile[] => files.filter(({ name }) => !claimed.has(name));
  const scopes = new Set(
    scopesOf([
      ...projects.map((project): Located => ({ directory: project.around, part: 'whole' })),
      ...loose(members.nginx).map(({ name }): Located => ({ directory: directoryOf(name), part: 'proxy' })),
      ...loose([...members.dockerfiles, ...members.starters]).flatMap((file): Located[] =>
        SERVER.test(file.text) ? [{ directory: directoryOf(file.name), part: 'app' }] : [],
      ),
    ]),
  );
  const within = new Map<string, Scope>();
  const at = (directory: string): Scope => {
    const scope = scopeOf(directory, scopes);
    const known = within.get(scope) ?? emptyScope(scope);
    within.set(scope, known);
    return known;
  };
  for (const project of projects) at(project.around).projects.push(project);
  for (const cluster of clusters) at(commonDirectory(cluster.files.map(homeOf))).clusters.push(cluster);
  for (const root of roots) at(commonDirectory(root.files.map(homeOf))).roots.push(root);
  const kinds = ['nginx', 'dockerfiles', 'starters', 'infrastructure'] as const;
  for (const kind of kinds) for (const file of members[kind]) at(homeOf(file))[kind].push(file);
  return [...within.values()].flatMap((scope) => stacksWithin(scope, claimed));
}

interface Scope extends Record<Exclude<keyof Members, 'compose' | 'kubernetes' | 'terraform'>, SourceFile[]> {
  readonly directory: string;
  readonly projects: Project[];
  readonly clusters: ClusterStack[];
  readonly roots: TerraformRoot[];
}

function emptyScope(directory: string): Scope {
  return {
    directory,
    projects: [],
    clusters: [],
    roots: [],
    nginx: [],
    dockerfiles: [],
    starters: [],
    infrastructure: [],
  };
}

function homeOf({ name }: SourceFile): string {
  return directoryOf(name);
}

/** The environments of one scope. */
function stacksWithin(scope: Scope, claimed: ReadonlySet<string>): StackFiles[] {
  const { projects, clusters, roots } = scope;
  const isLoose = ({ name }: SourceFile): boolean => !claimed.has(name);
  // An nginx file that no container has belongs where its targets have their names, with what it includes.
  const looseNginx = scope.nginx.filter(isLoose);
  const joined = new Map(
    projects.map((project) => {
      const names = namesIn(project);
      const naming = looseNginx.filter(({ text }) => names?.test(text) === true);
      return [project, withIncluded(naming, looseNginx)];
    }),
  );
  const taken = new Set([...joined.values()].flat());
  const onImages = [...roots.flatMap(({ files }) => files), ...scope.infrastructure].some(({ text }) =>
    RUNS_IMAGES.test(text),
  );
  const own = (file: SourceFile): boolean => (onImages || isLoose(file)) && !taken.has(file);
  const rest = {
    nginx: scope.nginx.filter(own),
    // A cluster runs what is built beside it.
    dockerfiles: clusters.length > 0 && !onImages ? [] : scope.dockerfiles.filter(own),
    starters: scope.starters.filter(isLoose),
  };
  const stands = rest.nginx.length > 0 || [...rest.dockerfiles, ...rest.starters].some(({ text }) => SERVER.test(text));
  const stacks: StackFiles[] = projects.map((project) => ({
    ...NOTHING,
    name: project.label,
    because: `${project.files.map(({ name }) => name).join(' and ')}: ${project.because}`,
    project,
    nginx: [...scope.nginx.filter((file) => project.claimed.includes(file)), ...(joined.get(project) ?? [])],
    dockerfiles: scope.dockerfiles.filter((file) => project.claimed.includes(file)),
    starters: scope.starters.filter((file) => project.claimed.includes(file)),
  }));
  // An image that manifests run is described where it is built.
  stacks.push(
    ...clusters.map((cluster) => ({
      ...NOTHING,
      name: cluster.label,
      because: `manifests: ${cluster.because}`,
      cluster,
      dockerfiles: scope.dockerfiles,
    })),
  );
  if (stands || (projects.length === 0 && clusters.length === 0)) {
    const others = new Set(stacks.map(({ name }) => name));
    const free = [scope.directory, commonHome(rest)].find((name) => name !== '' && !others.has(name));
    const because = stacks.length === 0 && scope.directory !== '' ? wholeIn(scope.directory) : OTHERWISE;
    stacks.push({ ...NOTHING, ...rest, name: free ?? restName(rest), because });
  }
  return withInfrastructure(stacks, scope);
}

const OTHERWISE = 'what is part of nothing else';

function wholeIn(directory: string): string {
  return `${directory} has both a proxy and what starts an app server`;
}

function becauseOf(behind: StackFiles | undefined, root: TerraformRoot | undefined): string {
  if (root === undefined) return behind?.because ?? OTHERWISE;
  return `Terraform: ${root.because}${behind === undefined ? '' : `; behind it ${behind.because}`}`;
}

/** The directory of files of nginx alone. */
function commonHome({ starters, dockerfiles, nginx }: Pick<StackFiles, 'starters' | 'dockerfiles' | 'nginx'>): string {
  return starters.length + dockerfiles.length > 0 ? '' : commonDirectory(nginx.map(homeOf));
}

/** What is left at the top of a repository goes by the first file that starts something. */
function restName({ starters, dockerfiles, nginx }: Pick<StackFiles, 'starters' | 'dockerfiles' | 'nginx'>): string {
  return [...dockerfiles, ...starters, ...nginx][0]?.name ?? 'infrastructure';
}

const NOTHING = { nginx: [], dockerfiles: [], starters: [], infrastructure: [] } as const;

/** How an nginx file names a service of a project as its target, or a port of the machine that leads to one. */
function namesIn({ services }: Project): RegExp | undefined {
  const hosts = services.flatMap(({ service }) => service.hostNames.map(escaped));
  const ports = services.flatMap(({ service }) => service.published.map(({ port }) => String(port)));
  const targets = [
    ...(hosts.length === 0 ? [] : [String.raw`(?:${hosts.join('|')})[:/;\s]`]),
    ...(ports.length === 0 ? [] : [String.raw`(?:127\.0\.0\.1|localhost|\[::1\]):(?:${ports.join('|')})\b`]),
  ];
  if (targets.length === 0) return undefined;
  return new RegExp(String.raw`(?://|\bserver[ \t]+|_pass[ \t]+)(?:${targets.join('|')})`, 'i');
}

function escaped(text: string): string {
  return text.replaceAll(/[^\w-]/g, String.raw`\$&`);
}

/**
 * Puts load balancers where they stand: those of services that run images before the images, otherwise before what runs
 * on machines; where only compose projects are left, before the one that is called alike, or the only one.
 */
function withInfrastructure(stacks: readonly StackFiles[], { roots, infrastructure, directory }: Scope): StackFiles[] {
  const environments: readonly (TerraformRoot | undefined)[] = roots.length === 0 ? [undefined] : roots;
  if (roots.length === 0 && infrastructure.length === 0) return [...stacks];
  const serving = servingAmong(roots);
  const found: StackFiles[] = [];
  const used = new Set<StackFiles>();
  for (const root of environments) {
    const { name, files } = root ?? { name: '', files: [] };
    const all = [...files, ...infrastructure];
    const own = { infrastructure: all, ...(root === undefined ? {} : { environment: root }) };
    const behind = root === undefined || serving.includes(root) ? behindOf(stacks, name, all) : undefined;
    if (behind !== undefined) used.add(behind);
    const several = environments.length > 1 || behind === undefined;
    const label = several && name !== '' ? name : (behind?.name ?? directory);
    const because = becauseOf(behind, root);
    found.push({ ...NOTHING, ...behind, ...own, name: label, because });
  }
  return [...stacks.filter((stack) => !used.has(stack)), ...found];
}

/**
 * The root modules before or with which servers may stand. Where some run services, one that neither does nor sets up
 * what takes HTTP is about something else: a scheduled task, a way to the database.
 */
function servingAmong(roots: readonly TerraformRoot[]): readonly TerraformRoot[] {
  const has = ({ files }: TerraformRoot, pattern: RegExp): boolean => files.some(({ text }) => pattern.test(text));
  if (!roots.some((root) => has(root, SERVES))) return roots;
  return roots.filter((root) => has(root, SERVES) || (has(root, BALANCES) && !has(root, PASSES_BYTES)));
}

function behindOf(stacks: readonly StackFiles[], name: string, files: readonly SourceFile[]): StackFiles | undefined {
  const clustered = stacks.filter(({ cluster }) => cluster !== undefined);
  if (files.some(({ text }) => CLUSTER.test(text)) && clustered.length > 0) return alike(clustered, name);
  const onMachines = stacks.find(({ project, cluster }) => project === undefined && cluster === undefined);
  return (
    onMachines ??
    alike(
      stacks.filter(({ project }) => project !== undefined),
      name,
    ) ??
    alike(clustered, name)
  );
}

/** The one that is called alike; without such a name the only one. */
function alike(stacks: readonly StackFiles[], name: string): StackFiles | undefined {
  const wanted = environmentOf(name);
  const same = wanted === undefined ? [] : stacks.filter((stack) => environmentOf(stack.name) === wanted);
  const [only, ...others] = same.length > 0 ? same : stacks;
  return others.length === 0 ? only : undefined;
}

/** What environments are usually called, under one name each. */
function environmentOf(name: string): string | undefined {
  const word = /(?:^|[^a-z])(prod|stag|dev|test|qa|local|preview)[a-z]*(?![a-z])/i.exec(name)?.[1];
  return word?.toLowerCase();
}
