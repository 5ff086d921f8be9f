/** What `npm test` does, in order. `stop` ends the run at a failure: what follows could not mean anything. */
export const CHECKS = [
  { name: 'format', command: ['npm', ['run', '--silent', 'check:format']] },
  { name: 'build', command: ['npm', ['run', '--silent', 'build']], stop: true },
  { name: 'types', command: ['npm', ['run', '--silent', 'check:types']] },
  { name: 'lint', command: ['npm', ['run', '--silent', 'check:lint']] },
  { name: 'imports', command: ['npm', ['run', '--silent', 'check:walls']] },
  { name: 'dead-code', command: ['npm', ['run', '--silent', 'check:dead']] },
];

/** The jest projects. Suites that measure or fill the machine run one file at a time. */
export const SUITES = [
  { name: 'unit', workers: 2 },
  { name: 'walls', workers: 1 },
  { name: 'infrastructure', command: ['node', ['services/launcher/bootstrap.mjs', 'infra']], stop: true },
  { name: 'runner', command: ['make', ['-C', 'sandbox-images/runner', 'check']] },
  { name: 'conformance', workers: 1 },
  { name: 'integration', workers: 1 },
  { name: 'hostile', workers: 1 },
  { name: 'security', workers: 1 },
  { name: 'chaos', workers: 1 },
  { name: 'challenges', workers: 1 },
  { name: 'e2e', workers: 1 },
  { name: 'compose-images', command: ['node', ['services/launcher/bootstrap.mjs', 'compose-images']] },
  { name: 'compose', workers: 1 },
];
