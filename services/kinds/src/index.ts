/** The challenge kinds: grading, static checks and the learner's view. Needs Node. */
export * from './registry.js';
/** Scores from nothing but the raw figures of measured checks, so that whoever has a record can prove them. */
export { scoreFromMemory } from './optimization/measuring/memory/memory-score.js';
export { scoreFromSpeed } from './optimization/measuring/scoring/speed-score.js';
