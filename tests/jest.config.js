/** Test projects: units beside code need nothing running; the suites under tests/ use real components. */
const base = {
  rootDir: new URL('..', import.meta.url).pathname,
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2023',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.module\\.css$': new URL('support/class-names.mjs', import.meta.url).pathname,
  },
  modulePathIgnorePatterns: ['<rootDir>/.hone', '/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['hone-source', 'node', 'node-addons'] },
};

const suite = (name, extra = {}) => ({
  ...base,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  ...extra,
});

export default {
  // Of all projects, which cannot have one each; a busy machine takes long for little.
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/services/*/src/**/*.test.{ts,tsx,mjs}',
        '<rootDir>/tests/{support,runner}/**/*.test.{ts,mjs}',
      ],
    },
    suite('walls'),
    suite('integration'),
    suite('conformance'),
    suite('hostile'),
    suite('security'),
    suite('challenges'),
    suite('measuring'),
    suite('e2e'),
    suite('compose'),
    suite('chaos'),
    suite('chaos-long', { testMatch: ['<rootDir>/tests/chaos/**/*.long.ts'] }),
    suite('bench'),
    suite('fuzz'),
    suite('screenshots'),
  ],
};
