/**
 * What `npm test` does: stages one after the other, the lanes of a stage side by side, the steps of a lane in order. It
 * is the same set every time. A step is a command, or a run of test projects with so many `workers`; `together` names the
 * project that has all of them. `stop` ends the run at a failure: what follows could not mean anything. `idle` leaves the
 * machine to what runs beside; `aloud` shows output as it comes. What measures programs has the machine to itself. `prepares`
 * is done again in a run that goes on: it leaves something on the machine. `settles` is a command that skips what the file
 * after its `--resume` has settled.
 *
 * A test file named `*.nightly.ts` belongs to `npm run test:all` alone, and so does a step with `nightly`.
 */
const npm = (script) => ['npm', ['run', '--silent', script]];
const HONE = 'services/cli/bin/hone.mjs';
const launcher = (word) => ['node', ['services/launcher/bootstrap.mjs', word]];

/** How long one step and the whole may take. */
export const LIMITS = {
  standard: { stepMs: 30 * 60_000, allMs: 80 * 60_000 },
  all: { stepMs: 8 * 60 * 60_000, allMs: 12 * 60 * 60_000 },
};

/** What shares one running product. */
export const PRODUCT = ['conformance', 'integration', 'security', 'e2e', 'challenges', 'hostile'];

/** The project that has all of them. */
export const TOGETHER = 'product';

export const STAGES = [
  // Images of a new machine are built beside what needs none.
  [
    [
      { name: 'build', command: npm('build:programs'), stop: true, prepares: true },
      { name: 'types', command: npm('check:types'), prepares: true },
    ],
    [{ name: 'infrastructure', command: launcher('infra'), stop: true, prepares: true }],
    [
      { name: 'runner', command: ['make', ['-C', 'sandbox-images/runner', 'check']] },
      { name: 'unit', projects: ['unit'], workers: 2 },
    ],
  ],
  // The product waits a third of its time, which is enough for checks that only read: sources, and the declarations that
  // `types` wrote. Import rules are proven by files planted in packages, so no check may run beside that.
  [
    [{ name: 'product', projects: PRODUCT, together: TOGETHER, workers: 2, aloud: true }],
    [
      { name: 'lint', command: npm('check:lint'), idle: true },
      { name: 'dead-code', command: npm('check:dead'), idle: true },
      { name: 'format', command: npm('check:format'), idle: true },
      { name: 'imports', command: npm('check:walls'), idle: true },
      { name: 'walls', projects: ['walls'] },
    ],
  ],
  [[{ name: 'alone', projects: ['measuring'] }]],
  [
    [
      { name: 'compose-images', command: launcher('compose-images'), prepares: true },
      { name: 'compose', projects: ['compose'] },
    ],
  ],
  [[{ name: 'chaos', projects: ['chaos'], nightly: true }]],
  [[{ name: 'fuzz', projects: ['fuzz'], nightly: true }]],
  // Solutions are graded by the suites: over HTTP, or alone where HTTP cannot show what they promise.
  [
    [
      {
        name: 'verify',
        command: ['node', [HONE, 'verify', '--all', '--no-solutions']],
        nightly: true,
        settles: true,
      },
    ],
  ],
];
