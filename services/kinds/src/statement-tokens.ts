/** The parse of a query, node by node, to compare queries without loading the kinds and their dependencies. */
export { statementTokens } from './sql/statement/statement-tokens.js';
