/** Manifests of Kubernetes by the environment that they belong to. */
import type { SourceFile } from '../../model/span.js';
import { type ClusterFiles, kustomizations } from '../../sources/kubernetes/index.js';
import { directoryOf, isBelow } from './scopes.js';

/** The manifests of one environment, and what a person tells it by. */
export interface ClusterStack extends ClusterFiles {
  readonly label: string;
}

/** The environments of some manifests: each chart by itself, each overlay, and what is left together. */
export function clustersOf(files: readonly SourceFile[]): ClusterStack[] {
  const charts = chartsIn(files);
  const inChart = (file: SourceFile): string | undefined =>
    charts
      .filter((chart) => chart === directoryOf(file.name) || isBelow(directoryOf(file.name), chart))
      // A chart within a chart is a part of it.
      .toSorted((a, b) => a.length - b.length)[0];
  const groups = new Map<string | undefined, SourceFile[]>();
  for (const file of files) {
    const chart = inChart(file);
    const known = groups.get(chart);
    if (known === undefined) groups.set(chart, [file]);
    else known.push(file);
  }
  return [...groups].flatMap(([chart, own]) =>
    kustomizations(own).map((cluster) => ({ ...cluster, label: labelOf(chart, cluster) })),
  );
}

/** Directories that are charts: by their Chart.yaml, or by templates that use values. */
function chartsIn(files: readonly SourceFile[]): string[] {
  const found = files.flatMap(({ name, text }) => {
    if (/(?:^|\/)Chart\.ya?ml$/.test(name)) return [directoryOf(name)];
    const templates = /^(?:(.*)\/)?templates\/.*$/.exec(name);
    return templates !== null && text.includes('{{') ? [templates[1]?.replace(/\/templates(?:\/.*)?$/, '') ?? ''] : [];
  });
  return [...new Set(found)];
}

function labelOf(chart: string | undefined, { name, files }: ClusterFiles): string {
  if (name !== '') return name;
  return chart ?? directoryOf(files[0]?.name ?? '');
}
