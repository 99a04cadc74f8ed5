/** Dockerfiles: which process the image starts, and with which variables. */
import type { Unknown } from '../../model/observation.js';
import type { SourceFile, Span } from '../../model/span.js';
import type { Command, Launch } from '../shared/launch.js';
import { type Pieces, textOf } from '../shared/pieces.js';
import type { Variables } from '../shared/variables.js';
import { shownText, withoutTemplates } from '../shared/yaml/text.js';
import { type Image, imageOf, type Process } from './image.js';
import { LARGEST, readInstructions } from './instructions.js';
import { isPlainImage, lineage, readStages, type Stage, stageNamed } from './stages.js';

export { type ImageCopy, imageFiles, type ImageFiles, type LeftOut } from './imageFiles.js';
export { imageVersion } from './imageVersion.js';

const STOP = { ms: 10_000, reference: 'https://docs.docker.com/reference/cli/docker/container/stop/' };
const NAME = /(?:^|[\\/])(?:(?:Docker|Container)file(?:[._-][^\\/]*)?|[^\\/]*\.(?:docker|container)file(?:\.\w+)?)$/i;

/** Words that a container is started with in the place of `CMD`, and where they stand. */
export interface InPlaceOfCmd {
  readonly words: readonly Pieces[];
  readonly span: Span;
}

/**
 * What the image of a Dockerfile starts: that of its last stage, or of the stage that is called `target`. Nothing
 * where neither `CMD` nor `ENTRYPOINT` is written: what the base image starts is not known. `args` are values for `ARG`s,
 * which beat their defaults. With `given` words it is what `ENTRYPOINT` makes of these, nothing where it takes none.
 */
export function readDockerfile(
  file: SourceFile,
  target?: string,
  args?: Variables,
  given?: InPlaceOfCmd,
): { readonly launches: readonly Launch[]; readonly unknowns: readonly Unknown[] } {
  if (file.text.length > LARGEST) {
    const span = { file, start: 0, end: Math.max(file.text.indexOf('\n'), 0) };
    return { launches: [], unknowns: [{ kind: 'file', text: file.name, name: 'Dockerfile', span }] };
  }
  const dockerfile = readInstructions(withoutTemplates(file, false));
  const stages = readStages(dockerfile, args);
  const stage = stageNamed(stages, target);
  if (stage === undefined) return { launches: [], unknowns: [] };
  const image = imageOf(stage, stages, dockerfile.escape);
  const launch = given === undefined ? launchOf(stage, image) : launchWith(given, stage, image);
  return { launches: launch === undefined ? [] : [launch], unknowns: image.unknowns };
}

/** Whether a file is a Dockerfile, by its name or by its first instruction. */
export function looksLikeDockerfile(file: SourceFile): boolean {
  if (/\.dockerignore$/i.test(file.name)) return false;
  const head = file.text.slice(0, 50_000);
  if (NAME.test(file.name)) return /^[ \t]*FROM[ \t]/im.test(head);
  return (
    /^FROM[ \t]+\S+(?:[ \t]+AS[ \t]+\S+)?[ \t]*\r?$/m.test(head) &&
    /^(?:RUN|CMD|ENTRYPOINT|COPY|WORKDIR)[ \t]/m.test(head)
  );
}

function launchWith({ words, span }: InPlaceOfCmd, stage: Stage, image: Image): Launch | undefined {
  const own = image.entrypoint?.words;
  const launch = own === undefined ? undefined : launchOf(stage, image);
  return launch && own && { ...launch, command: { form: 'words', words: [...own, ...words] }, span };
}

function launchOf(stage: Stage, image: Image): Launch | undefined {
  const { cmd, entrypoint, environment, directory, signal } = image;
  // A shell that is the entrypoint is given no more words.
  const isOwnShell = entrypoint !== undefined && entrypoint.words === undefined;
  const stands = isOwnShell ? entrypoint : (cmd ?? entrypoint);
  if (stands === undefined) return undefined;
  const base = lineage(stage)[0]?.image ?? stage.image;
  return {
    carrier: 'dockerfile',
    name: '',
    command: commandOf(entrypoint, isOwnShell ? undefined : cmd),
    environment,
    environmentOpen: !isPlainImage(base),
    ...(directory === undefined ? {} : { directory }),
    ...(shownText(base) === '' ? {} : { image: shownText(base) }),
    span: stands.instruction.span,
    stop: { platformGrace: STOP, ...(signal === undefined ? {} : { signal }) },
  };
}

/** How `ENTRYPOINT` and `CMD` go together: the words of the one, then those of the other. */
function commandOf(entrypoint: Process | undefined, cmd: Process | undefined): Command {
  const alone = entrypoint === undefined ? cmd : cmd === undefined ? entrypoint : undefined;
  if (alone !== undefined && alone.words === undefined) {
    const shell = alone.shell[0];
    return {
      form: 'shell',
      script: alone.shell.at(-1) as Pieces,
      shell: shell === undefined ? '/bin/sh' : textOf(shell),
    };
  }
  const words = [entrypoint, cmd].flatMap((process) => (process === undefined ? [] : (process.words ?? process.shell)));
  return { form: 'words', words };
}
