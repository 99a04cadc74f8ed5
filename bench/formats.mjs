/** What each format adds to a run that has a thousand findings. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fastest } from './measure.mjs';

/** The one that does least, which the others are measured against. */
const LEAST = 'concise';

const FORMATS = [LEAST, 'pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson', 'markdown'];

const FILES = 20;
const EACH = 50;

/** How often each format is run. */
const ROUNDS = 7;

/** Writes files of nginx in which every location waits longer than a load balancer with an idle timeout of 60 s. */
function makeFindings(folder) {
  mkdirSync(folder);
  for (let file = 0; file < FILES; file++) {
    const locations = Array.from(
      { length: EACH },
      (_, at) => `        location /${file}/${at}/ {
            proxy_pass http://127.0.0.1:${8000 + at};
            proxy_read_timeout ${300 + at}s;
        }
`,
    );
    const server = `    server {\n        listen ${8080 + file};\n${locations.join('')}    }\n`;
    writeFileSync(join(folder, `site-${file}.conf`), `events {}\nhttp {\n    keepalive_timeout 75s;\n${server}}\n`);
  }
}

/** The time of the fastest run for each format, and how long its report is. */
export function measureFormats(linter, folder) {
  const made = join(folder, 'findings');
  makeFindings(made);
  const words = [linter, '--no-config', made, '--lb-idle', '60', '--select', 'lb-gives-up-first'];
  const { stdout } = spawnSync(process.execPath, [...words, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1e9 });
  const findings = JSON.parse(stdout).findings.length;
  if (findings !== FILES * EACH) throw new Error(`${findings} findings instead of ${FILES * EACH}`);
  const programs = FORMATS.map((name) => {
    const args = [...words, '--format', `${name}:${join(folder, `report.${name}`)}`];
    return { name, command: process.execPath, args, statuses: [1] };
  });
  const times = fastest(programs, { rounds: ROUNDS, warmUp: 1 });
  const sizes = new Map(FORMATS.map((name) => [name, statSync(join(folder, `report.${name}`)).size]));
  return { findings, times, sizes };
}

export const FORMATS_HEADING = '## What each format adds';

/** The section of docs/benchmarks.md, from its heading on. */
export function formatsSection({ findings, times, sizes }) {
  const least = times.get(LEAST);
  const rows = FORMATS.map((name) => {
    const more = name === LEAST ? '' : `${Math.round(times.get(name) - least)} ms`;
    const kilobytes = Math.round(sizes.get(name) / 1000).toLocaleString('en-US');
    return `| \`${name}\` | ${Math.round(times.get(name))} ms | ${more} | ${kilobytes} kB |`;
  });
  return `${FORMATS_HEADING}

Whole processes on ${FILES} files of nginx with ${findings.toLocaleString('en-US')} findings, each written to a file; the fastest of ${ROUNDS} runs each,
the formats taking turns. \`npm run bench -- --formats\` measures these alone.

| format | time | more than \`${LEAST}\` | report |
| --- | ---: | ---: | ---: |
${rows.join('\n')}

`;
}

/** A page with its section of formats replaced, or added before how it is measured. */
export function withFormats(page, section) {
  const how = '## How it is measured';
  const start = page.includes(FORMATS_HEADING) ? page.indexOf(FORMATS_HEADING) : page.indexOf(how);
  return page.slice(0, start) + section + page.slice(page.indexOf(how));
}
