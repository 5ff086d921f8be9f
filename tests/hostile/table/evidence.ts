/** A test that proves a row: its file, and its title or the written part of it. */
export interface Evidence {
  readonly file: string;
  readonly title: string;
}

/** Tests of one file. */
export const at =
  (file: string) =>
  (title: string): Evidence => ({ file, title });

export const settings = at('tests/integration/sandbox-settings.test.ts');
export const figures = at('tests/integration/sandbox-figures.nightly.ts');
export const life = at('tests/integration/sandbox-life.nightly.ts');
export const secrets = at('tests/security/secrets.test.ts');
export const injection = at('tests/security/injection.nightly.ts');
export const idor = at('tests/security/idor.test.ts');
export const sources = at('services/contracts/src/source-rules.test.ts');
export const packages = at('services/grading/src/package/load-challenge.test.ts');
export const hidden = at('services/kinds/src/optimization/hidden-data.test.ts');
export const checks = at('services/kinds/src/judging/build-check.test.ts');
export const evidence = at('services/kinds/src/judging/evidence-text.test.ts');
export const seccomp = at('services/sandbox/src/docker/seccomp-profile.test.ts');
export const sql = at('tests/hostile/sql.test.ts');
export const definitions = at('tests/integration/sql-probes.nightly.ts');
export const mariadb = at('tests/integration/sql-mariadb.nightly.ts');
export const mariadbQueries = at('tests/integration/sql-mariadb-queries.test.ts');
export const mariadbAttacks = at('tests/hostile/sql-mariadb.test.ts');
export const programs = at('tests/integration/sql-injection.nightly.ts');
export const grading = at('tests/hostile/grading.test.ts');
export const boxes = at('tests/hostile/boxes.test.ts');
export const classes = at('tests/hostile/classification.test.ts');
export const worker = at('tests/integration/worker.test.ts');
export const watchers = at('tests/hostile/sql-watcher.nightly.ts');
export const confined = at('tests/integration/sandbox-confined.test.ts');
export const pairs = at('services/kinds/src/optimization/measuring/pairs/measure-pairs.test.ts');
export const measured = at('services/kinds/src/optimization/measuring/speed-check.test.ts');
export const migrations = at('tests/integration/sql-migration.nightly.ts');
export const sqlite = at('tests/integration/sql-sqlite.test.ts');
export const documents = at('tests/integration/sql-mongodb.test.ts');
export const cassandra = at('tests/integration/sql-cassandra.nightly.ts');
export const cqlDesigns = at('services/kinds/src/sql/tasks/table-design/examine-design.test.ts');
export const pipelines = at('services/kinds/src/sql/engines/mongodb/examine-pipeline.test.ts');
export const hostilePod = at('tests/hostile/pod.test.ts');
export const podEscape = at('tests/hostile/pod-escape.test.ts');
export const badNodes = at('tests/integration/bad-nodes.nightly.ts');
export const badServices = at('tests/integration/bad-services.nightly.ts');
export const pods = at('tests/integration/pod.test.ts');
export const apiTools = at('tests/integration/api-tools.test.ts');
