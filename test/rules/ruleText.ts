/** A complete rule of each form to vary in tests. */
export const LEG_RULE = `code: TL901
name: idle-race
since: 0.1.0
severity: warning
severityChosen: error
summary: The callee closes first.
check:
  leg:
    callee: downstream.idle
    must: outlast
    caller: upstream.idle
    when: { leg.reuses: true, caller.layer: 7 }
    equal: report
message: '{callee} closes after {callee.value}, but {caller} reuses for {caller.value}'
equal: '{callee} and {caller} both end at {caller.value}'
consequence: 'The client gets 502 from {caller}.'
labels:
  caller: '{caller} reuses for {caller.value}'
  callee: '{callee.setting} is {callee.written}'
story:
  - { at: '{callee.value}', hop: '{callee}', event: closes, log: nothing }
fixes:
  - { text: 'set {callee.setting} to {callee.suggest}', set: callee }
  - { text: 'or {caller.setting} to {caller.suggest}', set: caller }
references: ['https://example.org/a']
proof: { none: made up }
bad: [{ title: b, files: { a.conf: x } }]
good: [{ title: g, files: { a.conf: x } }, { title: h, files: { a.conf: y } }]
`;

export const HOP_RULE = `code: TL902
name: connect-beyond-kernel
since: 0.1.0
severity: info
summary: The connect timeout is never reached.
check:
  hop: { quantity: upstream.connect, must: stay-below, limit: 75s, equal: pass, when: { hop.product: [proxy, gate] } }
message: '{hop} waits {hop.value}, more than {limit}'
consequence: It waits longer than it should.
fixes: [{ text: 'set {hop.setting} to {hop.suggest}', set: hop }]
references: ['https://example.org/b']
proof: { experiment: connect }
bad: [{ title: b, files: { a.conf: x } }]
good: [{ title: g, files: { a.conf: x } }, { title: h, files: { a.conf: y } }]
`;

export const OBSERVED_RULE = `code: TL903
name: pool-unused
since: 0.1.0
severity: warning
summary: The pool is never used.
check:
  observed: proxy/pool-unused
  where: { reason: [http10, lost], size: { above: 0 } }
message: 'the pool of {upstream} is never used'
variants:
  by: reason
  messages: { lost: '{upstream} lost its header' }
consequence: One connection a request.
consequences: { lost: 'The header set outside does not count in {upstream}.' }
labels: { primary: 'for {upstream}', pool: '{size} connections' }
fixes: [{ text: 'say so', edit: { place: primary, text: '{upstream}' } }, { text: 'with {nothing}' }]
references: ['https://example.org/c']
proof: { experiment: pool }
bad: [{ title: b, files: { a.conf: x } }]
good: [{ title: g, files: { a.conf: x } }, { title: h, files: { a.conf: y } }]
`;
