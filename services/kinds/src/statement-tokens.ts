/** The parse of a query, node by node, for whoever compares queries: without the kinds and what they run on. */
export { statementTokens } from './sql/statement/statement-tokens.js';
