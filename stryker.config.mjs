/** Mutation testing: `npm run mutation`; docs/mutation.md has what came of it. */
export default {
  mutate: [
    'src/model/**/*.ts',
    'src/rules/**/*.ts',
    'src/sources/nginx/{settings,timerFacts,hop,pooling,headers,retry,level,target,time,table,facts,outermost,routes,version,insertion,swallowed,http2}.ts',
    'src/sources/nginx/observe/*.ts',
  ],
  testRunner: 'in-process',
  plugins: ['./scripts/mutation/runner.mjs', './scripts/mutation/texts.mjs', './scripts/mutation/survivors.mjs'],
  ignorers: ['texts'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Each mutant has an instance of the program of its own, which shares what was compiled for the one before.
  testRunnerNodeArgs: ['--no-flush-bytecode'],
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 20,
  reporters: ['progress-append-only', 'survivors', 'html', 'json'],
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  ignorePatterns: ['/dist', '/dist-*', '/bench', '/reports'],
  checkers: [],
  packageManager: 'npm',
  allowConsoleColors: false,
};
