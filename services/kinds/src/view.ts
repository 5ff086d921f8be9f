/** The view faces of the kinds: definition to what a learner may see. */
export { optimizationDefinitionSchema, type OptimizationDefinition } from './optimization/definition.js';
export { viewOptimization } from './optimization/view.js';
export { sqlDefinitionSchema, type SqlDefinition } from './sql/definition.js';
export { viewSql } from './sql/view.js';
