/** The challenge kinds: grading, static checks and the learner's view. Needs Node. */
export * from './registry.js';
/** Scores from the raw measurements alone, so that anybody with a record can verify them. */
export { scoreFromMemory } from './optimization/measuring/memory/memory-score.js';
export { scoreFromSpeed } from './optimization/measuring/scoring/speed-score.js';
