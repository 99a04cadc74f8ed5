import { describe, expect, test } from '@jest/globals';
import { sliceOf } from '../../src/model/span.js';
import { configured, problemsOf } from './configured.js';

describe('a wrong key or value names its place and the nearest right word', () => {
  test.each([
    ['chans: []', '1:1 unknown key "chans"; did you mean "chains"?'],
    [
      'zzzzzzzz: {}',
      '1:1 unknown key "zzzzzzzz"; there are chains, expect, nginx-version, lb, lb-idle, vars, select, rules, ignore, fail-on',
    ],
    ['expct: []', '1:1 unknown key "expct"; did you mean "expect"?'],
    ['expect: 60s', '1:9 "expect" is "60s", not a list of contracts'],
    ['expect: [60s]', '1:10 contract 1 is "60s", not a mapping with allows, silence or drain'],
    ['expect: [{ route: / }]', '1:12 contract 1 says nothing: it lacks "allows", "silence" or "drain"'],
    ['expect: [{ rout: /, allows: 1s }]', '1:12 unknown key "rout" in contract 1; did you mean "route"?'],
    ['expect: [{ allows: 1s }, { allow: 1s }]', '1:28 unknown key "allow" in contract 2; did you mean "allows"?'],
    ['expect: [{ allows: soon }]', '1:20 "allows" of contract 1 is "soon", not a duration, such as 60, 60s or 1m30s'],
    ['expect: [{ drain: 0s }]', '1:19 "drain" is "0s", and must be longer than nothing'],
    ['expect: [{ silence: 0 }]', '1:21 "silence" of contract 1 is 0, and must be at least 1'],
    ['expect: [{ allows: 1s, route: "" }]', '1:31 "route" of contract 1 is empty'],
    ['vars: [T]', '1:7 "vars" is a list, not a mapping from name to value'],
    ['vars: { T: [1] }', '1:12 "T" of "vars" is a list, not a single value'],
    ['vars: { 9T: 1 }', '1:9 "9T" cannot be the name of a variable: letters, digits and _ can'],
    [
      'rules: { TL1: of }',
      '1:15 "TL1" of "rules" is "of", not one of off, on, error, warning, info; did you mean "off"?',
    ],
    ['rules: [TL1]', '1:8 "rules" is a list, not a mapping from rule to off, on, error, warning or info'],
    ['ignore: [{ where: a }]', '1:12 ignore 1 lacks "rule"'],
    ['ignore: [TL1, { rule: TL2, unti: 2027-01-01 }]', '1:28 unknown key "unti" in ignore 2; did you mean "until"?'],
    ['ignore: [{ rule: TL1, until: soon }]', '1:30 "until" of ignore 1 is "soon", not a date, such as 2027-01-31'],
    ['ignore: [{ rule: TL1, until: 2027-02-30 }]', '1:30 "until" is "2027-02-30", and there is no such day'],
    ['ignore: 3', '1:9 "ignore" is 3, not a rule, or a list of rules and of mappings with a rule'],
    ['lb: 3', '1:5 "lb" is 3, not what stands in front, such as aws-alb:idle_timeout=120, or a list of it'],
    ['lb: []', '1:5 "lb" is empty'],
    [
      'lb: aws-alb\nlb-idle: 60',
      '2:10 "lb-idle" is a load balancer of its own: state it in "lb" as load-balancer:idle_timeout=60, or leave it away',
    ],
    ['lb_idle: 60', '1:1 unknown key "lb_idle"; did you mean "lb-idle"?'],
    ['lb-idle: fast', '1:10 "lb-idle" is "fast", not a duration, such as 60, 60s or 1m30s'],
    ['lb-idle: 0s', '1:10 "lb-idle" is "0s", which is no idle timeout at all'],
    ['lb-idle: 0', '1:10 "lb-idle" is 0, and must be at least 1'],
    ['fail-on: warn', '1:10 "fail-on" is "warn", not one of error, warning, info, never; did you mean "warning"?'],
    ['nginx-version: latest', '1:16 "nginx-version" is "latest", not an nginx version, such as 1.28.0'],
    ['select: { a: 1 }', '1:11 "select" is a mapping, not a rule or a list of rules'],
    ['chains: 3', '1:9 "chains" is 3, not a list of chains'],
    ['chains: [3]', '1:10 chain 1 is 3, not a mapping with hops'],
    ['chains: [{ name: a }]', '1:12 chain 1 lacks "hops"'],
    ['chains: [{ hops: [] }]', '1:18 "hops" of chain 1 is empty'],
    ['chains: [{ hops: [nginx] }]', '1:19 hop 1 of chain 1 is "nginx", not a mapping with a product and its settings'],
    ['- 3', '1:1 the configuration must be a mapping, such as "lb-idle: 60"'],
    ['lb-idle: 60\nlb-idle: 70', '2:1 the key "lb-idle" is here twice'],
    ['lb-idle: 60\n---\nlb-idle: 70', '3:1 a configuration file holds one document'],
    ['lb-idle: [', '1:11 Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ])('%s', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
    expect(problemsOf(text).length).toBeLessThan(3);
  });

  test.each([
    ['timeout: 3', '1:21 hop 1 of chain 1 lacks "product"'],
    ['product: ngnix', '1:30 "ngnix" is no product known here; did you mean "nginx"?'],
    ['product: alb', '1:30 "alb" is no product known here; did you mean "aws-alb"?'],
    [
      'product: load-balancer',
      '1:21 the hop load-balancer lacks "idle_timeout": how long it keeps an unused connection',
    ],
    ['product: aws-alb, idle_timeout: 5000', '1:53 "idle_timeout" of aws-alb is 5000, and must be at most 4000'],
    [
      'product: aws-alb, idle_timeout: 60s',
      '1:53 "idle_timeout" of aws-alb is "60s", not a whole number from 1 to 4000',
    ],
    [
      'product: nginx, proxy_read_timeot: 3',
      '1:37 unknown key "proxy_read_timeot" in the hop nginx; did you mean "proxy_read_timeout"?',
    ],
    [
      'product: nginx, proxy_read_timeout: 60 seconds',
      '1:57 "proxy_read_timeout" of nginx is "60 seconds", not a time as nginx writes it, such as 60s',
    ],
    [
      'product: nginx, proxy_read_timeout: 1.5',
      '1:57 "proxy_read_timeout" of nginx is 1.5, not a time as nginx writes it, such as 60s',
    ],
    [
      'product: nginx, upstream: { keepaliv: 3 }',
      '1:49 unknown key "keepaliv" in "upstream" of the hop nginx; did you mean "keepalive"?',
    ],
    [
      'product: nginx, upstream: 32',
      '1:47 "upstream" of nginx is 32, not a mapping of what stands in an upstream block',
    ],
    [
      'product: nginx, upstream: { keepalive: many }',
      '1:60 "upstream.keepalive" of nginx is "many", not a whole number',
    ],
    [
      'product: nginx, proxy_buffering: of',
      '1:54 "proxy_buffering" of nginx is "of", not one of on, off; did you mean "on"?',
    ],
    [
      'product: nginx, proxy_http_version: 1.2',
      '1:57 "proxy_http_version" of nginx is "1.2", not one of 1.0, 1.1, 2; did you mean "1.0"?',
    ],
    ['product: nginx, version: newest', '1:46 "version" of nginx is "newest", not an nginx version, such as 1.28.0'],
    [
      'product: gunicorn, keep_alive: 3',
      '1:40 unknown key "keep_alive" in the hop gunicorn; did you mean "keepalive"?',
    ],
    ['product: gunicorn, timeout: 30s', '1:49 "timeout" of gunicorn is "30s", not a whole number'],
    ['product: gunicorn, timeout: null', '1:49 "timeout" of gunicorn is empty, not a whole number'],
    [
      'product: gunicorn, timeout_keep_alive: 3',
      '1:40 unknown key "timeout_keep_alive" in the hop gunicorn; uvicorn has it',
    ],
    ['product: gunicorn, timeout: 30, -t: 60', '1:53 "timeout" of gunicorn is stated twice: as "timeout" and as "-t"'],
    [
      'product: uvicorn, keep-alive-timeout: 3',
      '1:39 unknown key "keep-alive-timeout" in the hop uvicorn; did you mean "timeout_keep_alive"?',
    ],
    ['product: uvicorn, --timeout: 3', '1:39 unknown key "--timeout" in the hop uvicorn; gunicorn has it'],
    [
      'product: uvicorn, access_log: true, --no-access-log: true',
      '1:57 "access_log" of uvicorn is stated twice: as "access_log" and as "--no-access-log"',
    ],
    [
      'product: aws-alb, files: [main.tf]',
      '1:39 aws-alb cannot be stated by "files": state its settings here, or give its files to timeout-lint',
    ],
    ['product: nginx, command: nginx', '1:37 nginx is stated by its "files" or its settings, not by a command'],
    ['product: nginx, fils: a', '1:37 unknown key "fils" in the hop nginx; did you mean "files"?'],
    ['product: gunicorn, comand: a', '1:40 unknown key "comand" in the hop gunicorn; did you mean "command"?'],
    ['product: gunicorn, files: 3', '1:47 "files" of gunicorn is 3, not a path or a list of paths'],
    ['product: nginx, files: nginx.conf', '1:44 "nginx.conf" is a file that cannot be looked up'],
    ['product: gunicorn, command: gunicorn a', '1:49 files and commands cannot be looked up here'],
    ['product: waitress, __proto__: 3', '1:40 unknown key "__proto__" in the hop waitress'],
  ])('{ %s }', (hop, problem) => {
    expect(problemsOf(`chains: [{ hops: [{ ${hop} }] }]`)).toEqual([problem]);
  });

  test('the place is the key or the value itself', () => {
    const { problems } = configured(
      'chains:\n  - hops:\n      - product: gunicorn\n        timout: 30\n        threads: "two"\n',
    );
    expect(problems.map(({ span, line }) => [line, sliceOf(span)])).toEqual([
      [4, 'timout'],
      [5, '"two"'],
    ]);
  });

  test('where anything is wrong nothing else is said, and all of it is, in order', () => {
    const read = configured(
      'fail-on: no\nlb-idle: 60\nchains: [{ name: a, hops: [{ product: nginx, x: 1 }] }]\nselekt: a',
    );
    expect(read.problems.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(read).toMatchObject({ options: {}, chains: [], observations: [], unknowns: [], written: 0 });
  });

  test('two chains of one name', () => {
    const chain = '{ name: api, hops: [{ product: nginx }] }';
    expect(problemsOf(`chains:\n  - ${chain}\n  - ${chain}\n`)).toEqual(['3:13 two chains are named "api"']);
  });
});
