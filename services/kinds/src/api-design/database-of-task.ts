/** SQL of the task that creates and fills the service's tables; learners read it. */
export const SCHEMA = 'tests/schema.sql';

/** What the database's server may use, apart from what its runtime adds. */
export const DATABASE_MEMORY_MIB = 224;

/** The most that a service may have beside a database: a pod stays below 768 MiB. */
export const MEMORY_WITH_DATABASE_MIB = 320;
