/**
 * What `npm test` does: stages one after the other, the lanes of a stage side by side, the steps of a lane in order.
 * A step is a command, or a jest project that runs its files one at a time unless `workers` says otherwise. `stop` ends
 * the run at a failure: what follows could not mean anything. What measures programs has the machine for itself.
 */
const npm = (script) => ['npm', ['run', '--silent', script]];
const launcher = (word) => ['node', ['services/launcher/bootstrap.mjs', word]];

/** No step takes half of this on two cores; one that does hangs. The whole ends, with its counts, within 80 minutes. */
export const LIMITS = { stepMs: 30 * 60_000, allMs: 80 * 60_000 };

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
    [{ name: 'integration' }],
    [{ name: 'conformance' }, { name: 'security' }, { name: 'e2e' }, { name: 'challenges' }],
  ],
  [[{ name: 'hostile' }]],
  [
    [{ name: 'chaos' }],
    [{ name: 'compose-images', command: launcher('compose-images') }, { name: 'compose' }],
  ],
];
