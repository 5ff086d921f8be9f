import { LIBRARY_EDGES, ROOM_IMPORTS } from './rooms.js';

const roomRules = Object.entries(ROOM_IMPORTS).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `${room} may import ${allowed.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^services/${room}/` },
  to: { path: '^services/', pathNot: `^services/(${[room, ...allowed].join('|')})/` },
}));

const edgeRules = Object.entries(LIBRARY_EDGES).map(([library, edge]) => ({
  name: `edge-${library}`,
  comment: `${library} has one edge: ${edge}`,
  severity: 'error',
  from: { path: '^services/[^/]+/src/', pathNot: [edge, '\\.test\\.tsx?$'] },
  to: { path: `node_modules/${library.replace('.', '\\.')}/` },
}));

/** An entry of the sandbox's package, for tests. */
const SCRIPTED = '^services/sandbox/src/scripted/scripted-sandbox\\.ts$';

/** The same of the kit's package: its ports in memory. */
const KIT_TESTING = '^services/kit/src/testing/index\\.ts$';

const TESTS = '\\.(test|fixture)\\.tsx?$';

/** Feature folders of the api that depend on each other, and in which direction. */
const featureRules = [
  ['submission-records', '(queue|submissions)'],
  ['queue', 'submissions'],
  ['packages', 'aids'],
  ['sessions', 'tokens'],
].map(([below, above]) => ({
  name: `feature-${below}`,
  comment: `${above} stands on ${below}, not the other way round`,
  severity: 'error',
  from: { path: `^services/api/src/features/${below}/`, pathNot: TESTS },
  to: { path: `^services/api/src/features/${above}/` },
}));

/** The import rules for dependency-cruiser, which sees resolved files, so that a path cannot be disguised. */
export default {
  forbidden: [
    ...roomRules,
    ...edgeRules,
    ...featureRules,
    {
      name: 'no-circular',
      comment:
        'a cycle, if only of types, means that two files are one; what both need goes into a file below them',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'contracts-in-the-browser',
      comment: 'contracts run in browsers: no Node modules but types',
      severity: 'error',
      from: { path: '^services/contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kinds-touch-nothing',
      comment:
        'kinds reach the world through their boxes only; stubs parse HTTP on streams of a pod and never listen; how much of the machine is idle is read in one place',
      severity: 'error',
      from: {
        path: '^services/kinds/src/',
        pathNot: [
          TESTS,
          '^services/kinds/src/stubs/serve-http[.]ts$',
          '^services/kinds/src/microservices/run/crowding[.]ts$',
        ].flat(),
      },
      to: { path: '^(node:)?(fs|fs/promises|http|https|net|child_process|os|worker_threads|dgram|dns)$' },
    },
    {
      name: 'sql-engines-know-no-tasks',
      comment:
        'tasks use engines; an engine that needs something of a task, if only a type, gets it from a folder below both',
      severity: 'error',
      from: { path: '^services/kinds/src/sql/engines/' },
      to: { path: '^services/kinds/src/sql/tasks/', reachable: true },
    },
    {
      name: 'sql-engines-apart',
      comment: 'what two engines need lies in a folder below both',
      severity: 'error',
      from: { path: '^services/kinds/src/sql/engines/([^/]+)/' },
      to: { path: '^services/kinds/src/sql/engines/[^/]+/', pathNot: '^services/kinds/src/sql/engines/$1/' },
    },
    {
      name: 'no-deep-imports',
      comment: 'another room is entered by its package entry',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: {
        path: '^services/([^/]+)/src/.+/',
        pathNot: ['^services/$1/', SCRIPTED, KIT_TESTING],
      },
    },
    {
      name: 'scripted-boxes-in-tests',
      comment: 'boxes that are played by functions isolate nothing',
      severity: 'error',
      from: { path: '^services/', pathNot: ['^services/sandbox/', TESTS] },
      to: { path: SCRIPTED },
    },
    {
      name: 'testing-in-tests',
      comment: 'what keeps everything in memory is for tests',
      severity: 'error',
      from: { path: '^services/', pathNot: ['^services/[^/]+/src/testing/', TESTS] },
      to: { path: '^services/[^/]+/src/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Programs of sample challenges run in boxes.
    exclude: { path: ['(^|/)dist/', '^services/kinds/src/[^/]+/samples/'] },
    tsPreCompilationDeps: true,
    // The launcher's types are in comments.
    detectJSDocImports: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['hone-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
