/**
 * What `npm test` does: stages one after the other, the lanes of a stage side by side, the steps of a lane in order.
 * A step is a command, or a jest project that runs its files one at a time unless `workers` says otherwise. `stop` ends
 * the run at a failure: what follows could not mean anything. What measures programs has the machine for itself.
 */
const npm = (script) => ['npm', ['run', '--silent', script]];
const launcher = (word) => ['node', ['services/launcher/bootstrap.mjs', word]];

export const STAGES = [
  [[{ name: 'build', command: npm('build'), stop: true }]],
  [
    [
      { name: 'format', command: npm('check:format') },
      { name: 'lint', command: npm('check:lint') },
      { name: 'walls' },
    ],
    [
      { name: 'types', command: npm('check:types') },
      { name: 'imports', command: npm('check:walls') },
      { name: 'dead-code', command: npm('check:dead') },
      { name: 'unit' },
    ],
  ],
  [
    [{ name: 'infrastructure', command: launcher('infra'), stop: true }],
    [{ name: 'runner', command: ['make', ['-C', 'sandbox-images/runner', 'check']] }],
  ],
  [
    [{ name: 'conformance' }, { name: 'integration' }, { name: 'challenges' }],
    [{ name: 'security' }, { name: 'e2e' }],
  ],
  [[{ name: 'hostile' }]],
  [
    [{ name: 'chaos' }],
    [{ name: 'compose-images', command: launcher('compose-images') }, { name: 'compose' }],
  ],
];
