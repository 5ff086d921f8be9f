/** Test projects: unit tests need nothing running; the suites under tests/ use real components. */
import { defineConfig } from 'vitest/config';
import { PRODUCT, TOGETHER } from './runner/plan.mjs';
import SiteSequencer from './runner/site-sequencer.mjs';

const root = new URL('..', import.meta.url).pathname;

/** Packages of this repository are taken from their sources, so that a test needs no build. */
const conditions = ['hone-source', 'node'];

const project = (name, include, extra = {}) => ({
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    root,
    name,
    include,
    environment: 'node',
    // A module is loaded once per worker, not once per test file: packages keep no state in modules.
    isolate: false,
    runner: `${root}tests/runner/one-cleanup-runner.mjs`,
    // A busy machine is slow.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/@hone\//] } },
    ...extra,
  },
});

/** Real components: `*.test.ts` is in every run, `*.nightly.ts` only in `npm run test:all`. */
const suites = (name, folders) =>
  project(
    name,
    folders.map((folder) => `tests/${folder}/**/*.{test,nightly}.ts`),
    {
      globalSetup: `${root}tests/support/site/shared-site.setup.ts`,
      pool: 'forks',
      testTimeout: 60_000,
    },
  );

const OTHERS = ['walls', 'measuring', 'chaos', 'compose', 'fuzz', 'bench', 'screenshots'];

export default defineConfig({
  root,
  cacheDir: `${root}.hone/vite`,
  test: {
    sequence: { sequencer: SiteSequencer },
    // Sources are transformed once, not once a run: a third of the time of a unit run.
    experimental: { fsModuleCache: true, fsModuleCachePath: `${root}.hone/vitest` },
    projects: [
      project(
        'unit',
        ['services/*/src/**/*.test.{ts,tsx,mjs}', 'tests/{support,runner}/**/*.test.{ts,mjs}'],
        { globalSetup: `${root}tests/runner/one-temporary-folder.mjs` },
      ),
      // Together they load each module once per worker, and the slowest files start first.
      suites(TOGETHER, PRODUCT),
      ...[...PRODUCT, ...OTHERS].map((name) => suites(name, [name])),
    ],
  },
});
