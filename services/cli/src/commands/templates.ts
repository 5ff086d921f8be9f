/** Folders of services/cli/templates, with what a learner writes in each. */
export const TEMPLATES = {
  optimization: 'a program that reads standard input, graded for correctness and scale',
  'optimization-repair': 'a slow code base of several files, to be made fast without changing its behavior',
  sql: 'one query on PostgreSQL',
  'sql-tuning': 'a query and its indexes on PostgreSQL, graded by counted work',
  'sql-schema': 'tables and constraints on PostgreSQL, graded by statements that must succeed or fail',
  'sql-row-security': 'row-level security on PostgreSQL, graded by access attempts from other roles',
  'sql-injection': 'a program that sends SQL, graded by malicious arguments',
  'sql-migration': 'a migration that runs while the old and new versions of a program use the database',
  'mongodb-pipeline': 'an aggregation pipeline on documents',
  'mongodb-design': 'a document design: collections, indexes, writes and reads',
  'api-implementation': 'a service over HTTP, graded by conversations and probes',
  'api-hardening': 'a given service with holes over HTTP, graded by attacks that must fail',
  'api-document': 'an OpenAPI document, graded by what clients can rely on',
  'api-evolution': 'the next version of an OpenAPI document, graded by what old and new clients can rely on',
  'microservices-service': 'an HTTP service among others that fail, graded by what happens between them',
  'microservices-nodes': 'a program of which several nodes run, graded while the network between them fails',
  'microservices-incident': 'a system in trouble, graded by the diagnosis and the repair',
  'cassandra-design': 'Cassandra tables, one for each access path',
} as const;

export type TemplateName = keyof typeof TEMPLATES;

export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(TEMPLATES, name);

/** For the help of `hone new`. */
export function listTemplates(): string {
  const width = Math.max(...Object.keys(TEMPLATES).map((name) => name.length));
  const lines = Object.entries(TEMPLATES).map(([name, about]) => `  ${name.padEnd(width)}  ${about}`);
  return `\nTemplates:\n${lines.join('\n')}`;
}
