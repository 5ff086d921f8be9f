/** The view faces of the kinds: definition to what a learner may see. Browser-safe. */
export { optimizationDefinitionSchema, type OptimizationDefinition } from './optimization/definition.js';
export { viewOptimization } from './optimization/view.js';
