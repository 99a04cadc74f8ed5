/**
 * The tests of a mutation run, in this order: tables first. Those of other products' files, of whole repositories and of
 * hostile input are left out: they take far longer, and rarely notice what the others do not.
 */
export const TESTS = [
  'test/model/**/*.test.ts',
  'test/rules/{parts,comparisons,evaluate,asked,measured,contractLimits,severities,oneFinding,observed,select}.test.ts',
  'test/sources/nginx/{dump,effective,facts,headers,hop,http2,inherited,insertion,outermost,placed,placeholders,routes,swallowed,table,target,time,timerFacts,version}.test.ts',
  'scripts/mutation/examples.test.mjs',
  'test/sources/nginx/{pooling,pooling.targets,retry}.test.ts',
  'test/sources/nginx/observe/*.test.ts',
  'test/rules/{services,appServers,contracts,load,ignores}.test.ts',
  'test/findings/*.test.ts',
];
