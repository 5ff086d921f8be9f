/** The challenge kinds: grading, static checks and the learner's view. Needs Node; browsers take `./view`. */
export * from './registry.js';
