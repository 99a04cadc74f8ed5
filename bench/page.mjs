/** docs/benchmarks.md as text. */
export function page({ sizes, times, memory, machine, bars }) {
  const nginx = machine.nginx === undefined ? 'no nginx' : `nginx ${machine.nginx}`;
  const empty = times.get('empty');
  const rows = [
    row('empty Node process', 'empty'),
    row(`timeout-lint, ${number(sizes.small.lines)} lines`, 'small'),
    row('timeout-lint, the same with a Dockerfile and a gunicorn.conf.py', 'app'),
    row('timeout-lint, both without compiled code', 'compiling'),
    row(`timeout-lint, 1 MB (${size(sizes.medium)})`, 'medium'),
    row(`timeout-lint, 10 MB (${size(sizes.large)})`, 'large'),
    ...(times.has('nginx') ? [row('`nginx -t`, the same 10 MB', 'nginx')] : []),
    ...(times.has('sites')
      ? [row(`timeout-lint, 10 MB of sites with certificates (${size(sizes.sites)})`, 'sites')]
      : []),
    ...(times.has('nginx sites') ? [row('`nginx -t`, the same 10 MB of sites', 'nginx sites')] : []),
  ];

  for (const name of times.keys()) {
    const files = /^infrastructure (\d+)$/.exec(name)?.[1];
    if (files !== undefined)
      rows.push(row(`timeout-lint, a folder of ${number(Number(files))} infrastructure files`, name));
    const searched = /^repository (\d+)$/.exec(name)?.[1];
    if (searched !== undefined) rows.push(row(`timeout-lint, a repository of ${number(Number(searched))} files`, name));
  }

  function row(label, name) {
    const ms = times.get(name);
    const above = name === 'empty' ? '' : `${number(Math.round(ms - empty))} ms`;
    return `| ${label} | ${number(Math.round(ms))} ms | ${above} | ${memoryOf(memory.get(name))} |`;
  }

  return `# Benchmarks

Written by \`npm run bench\`; nothing here is typed by hand. Measured with Node ${machine.node}, ${nginx} and ${machine.cores} cores.

| whole process | median time | more than empty | peak memory |
| --- | ---: | ---: | ---: |
${rows.join('\n')}

${bars.map(({ what, met }) => `- ${met === undefined ? 'for comparison' : met ? 'met' : '**missed**'}: ${what}`).join('\n')}

## How it is measured

- A run is \`node dist/timeout-lint.cjs FILE --lb-idle 60\`, from the start of the process to its end, output thrown away.
- The files are synthetic (\`bench/makeConfig.mjs\`): a service is an upstream with a pool, a server and two locations;
  one in a hundred has something wrong. The same size gives the same text every time. Of sites with certificates, every
  server takes TLS and has one beside it that redirects to it; all use the same self-signed certificate.
- Programs in one comparison take turns; each figure is a median: of 25 runs after 3 for warming up for the first four rows,
  of 5 after 1 for the others.
- Runs find what V8 compiled for earlier ones, as every run after the first does; "without compiled code" is with
  \`NODE_DISABLE_COMPILE_CACHE=1\`, as in CI. The first run of all compiles and keeps it, which takes it a little longer.
- The folders of infrastructure (\`bench/makeInfrastructure.mjs\`) hold Terraform, CloudFormation and Kubernetes mixed, one
  load balancer and an nginx.conf.
- The repositories (\`bench/makeRepository.mjs\`) hold what a company's do: sources, tests, translations, YAML and JSON of
  tools, ignored output; one file in some hundreds configures a hop. What is found is read and checked, too.
- Peak memory is the kernel's high-water mark of one further run.
- \`nginx -t\` also builds the tables that it would serve with and loads every certificate, so it does more than read. It
  is here as the yardstick that everybody who runs nginx knows, on a host of many sites and on a file without any TLS.

## Again, on your machine

\`\`\`sh
npm ci
npm run bundle
npm run bench              # writes this page
npm run bench -- --check   # only compares with the bars; exit status 1 when one is missed
\`\`\`
`;
}

function size({ lines, servers }) {
  return `${number(lines)} lines, ${number(servers)} servers`;
}

function number(value) {
  return value.toLocaleString('en-US');
}

function memoryOf(bytes) {
  return bytes === undefined ? 'not measured' : `${number(Math.round(bytes / 1e6))} MB`;
}
