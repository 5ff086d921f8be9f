/**
 * Which package may import which: the one list behind ESLint's boundaries and dependency-cruiser's rules.
 * The launcher composes api and realtime in one process, so it alone may see both.
 */
export const ROOM_IMPORTS = {
  contracts: [],
  kit: ['contracts'],
  sandbox: ['contracts', 'kit'],
  kinds: ['contracts'],
  grading: ['contracts', 'kit', 'sandbox', 'kinds'],
  worker: ['contracts', 'kit', 'sandbox', 'grading'],
  api: ['contracts', 'kit', 'kinds'],
  realtime: ['contracts', 'kit'],
  web: ['contracts'],
  cli: ['contracts', 'kit', 'sandbox', 'grading'],
  launcher: ['api', 'realtime'],
};

/** Foreign libraries and the only files that may import them; the rest sees our ports. */
export const LIBRARY_EDGES = {
  bull: '^services/kit/src/(job-queue\\.bull|job-lease|bull-.+)\\.ts$',
  ioredis:
    '^services/(kit/src/.*redis.*|kit/src/(job-queue\\.bull|wake)|realtime/src/.*redis.*|api/src/.*redis.*)\\.ts$',
  dockerode: '^services/sandbox/src/docker/',
  mongoose: '^services/api/src/.*(mongo|database).*\\.ts$',
  express: '^services/api/src/',
  pg: '^services/kinds/src/sql/engines/postgresql/connection\\.postgres\\.ts$',
  mysql2: '^services/kinds/src/sql/engines/mariadb/connection\\.mariadb\\.ts$',
  'cassandra-driver':
    '^services/kinds/src/sql/engines/cassandra/(connection\\.cassandra|node-values|driver-internals\\.d)\\.ts$',
  yauzl: '^services/grading/src/import/read-zip\\.ts$',
  'libpg-query': '^services/kinds/src/sql/statement/',
  '@dodona/dolos-core': '^services/api/src/features/similarity/compare-answers\\.ts$',
  '@node-rs/argon2': '^services/api/src/features/accounts/passwords\\.argon2\\.ts$',
  nodemailer: '^services/api/src/features/mail/mail-transport\\.nodemailer\\.ts$',
  'openid-client': '^services/api/src/features/oidc/identity-provider\\.openid\\.ts$',
  'd3-scale': '^services/contracts/src/charts/',
  '@zxcvbn-ts': '^services/api/src/features/accounts/guesses\\.zxcvbn\\.ts$',
  commander: '^services/cli/src/',
  'prom-client': '^services/kit/src/metrics\\.prom\\.ts$',
  '@opentelemetry': '^services/kit/src/tracing\\.otel\\.ts$',
  i18next: '^services/web/src/strings/i18n\\.ts$',
  '@resvg': '^services/api/src/features/shared-results/render-card\\.resvg\\.ts$',
  '@bull-board': '^services/api/src/features/operations/bull-board\\.ts$',
};
