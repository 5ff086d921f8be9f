/**
 * What `npm test` does: stages one after the other, the lanes of a stage side by side, the steps of a lane in order.
 * A step is a command, or a jest project that runs its files one at a time unless `workers` says otherwise. `stop` ends
 * the run at a failure: what follows could not mean anything. What measures programs has the machine for itself.
 * `again`: a file that fails here is run once more, alone, when all else is over, and that run counts.
 */
const npm = (script) => ['npm', ['run', '--silent', script]];
const launcher = (word) => ['node', ['services/launcher/bootstrap.mjs', word]];

/** The longest step takes half an hour on two busy cores. The whole ends, with its counts, within 85 minutes. */
export const LIMITS = { stepMs: 50 * 60_000, allMs: 85 * 60_000 };

/** More files than these that fail are no matter of a busy machine; none is run again then. */
export const AGAIN = { files: 4 };

/**
 * The slowest files by project: `npm test` runs one of `PARTS` parts of them a day and those that were changed; CI runs
 * one of two parts (`--parts 2`), and `npm test -- --all` every one.
 */
export const PARTS = 3;
export const SLOW = {
  // In an order that makes the parts last equally long.
  integration: [
    'sandbox-engine-faults.test.ts',
    'flood.test.ts',
    'worker-leaks.test.ts',
    'sandbox-languages.test.ts',
    'drain.test.ts',
    'sandbox-life.test.ts',
    'verify-gate.test.ts',
    'sandbox-endings.test.ts',
    'package-import.test.ts',
    'package-validators.test.ts',
    'worker-killed.test.ts',
    'doctor.test.ts',
    'compile-once.test.ts',
    'oci-runtimes.test.ts',
    'aids.test.ts',
    'metrics.test.ts',
    'accounts-leaving.test.ts',
    'sql-mutants.test.ts',
    'sql-tuning.test.ts',
    'sql-probes.test.ts',
    'sql-migration.test.ts',
  ],
  e2e: [
    'accessibility-pages.test.ts',
    'drafts.test.ts',
    'history.test.ts',
    'account-pages.test.ts',
    'account.test.ts',
  ],
  security: ['injection.test.ts', 'secrets.test.ts', 'fuzz.test.ts'],
  hostile: ['classification.test.ts', 'sql.test.ts', 'cold-cache.test.ts'],
};

export const STAGES = [
  [[{ name: 'build', command: npm('build'), stop: true }]],
  [
    [
      { name: 'format', command: npm('check:format') },
      { name: 'lint', command: npm('check:lint') },
    ],
    [
      { name: 'types', command: npm('check:types') },
      { name: 'imports', command: npm('check:walls') },
      { name: 'dead-code', command: npm('check:dead') },
      { name: 'unit', workers: 2 },
    ],
  ],
  [
    [{ name: 'infrastructure', command: launcher('infra'), stop: true }],
    [{ name: 'runner', command: ['make', ['-C', 'sandbox-images/runner', 'check']] }],
  ],
  [
    [
      // Plants files in the rooms for a moment: no check may look at them meanwhile.
      { name: 'walls' },
      { name: 'conformance' },
      { name: 'integration', again: true },
    ],
    [
      { name: 'security', again: true },
      { name: 'e2e', again: true },
      { name: 'challenges', again: true },
    ],
  ],
  [
    [
      { name: 'measuring', again: true },
      { name: 'hostile', again: true },
    ],
  ],
  [
    [{ name: 'chaos', again: true }],
    [
      { name: 'compose-images', command: launcher('compose-images') },
      { name: 'compose', again: true },
    ],
  ],
];
