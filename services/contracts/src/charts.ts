/**
 * Shared by the cost curves of the pages and of the command line's report: axes, and which points are drawn.
 */
export * from './charts/growth-points.js';
export * from './charts/log-axis.js';
