/** One mistake each, and the probes that find it. */
export const BUGS = {
  'no-limit': ['limits', 'retry-after', 'limit-fields'],
  'limit-of-all': ['limits', 'fairness', 'third-bound'],
  'counts-refused': ['retry-after'],
  'retry-after-a-window': ['retry-after'],
  'retry-after-one': ['limits', 'retry-after'],
  'remaining-stays': ['limit-fields'],
  'no-policy': ['limit-fields'],
  'no-bound': ['third-bound', 'third-shares'],
  'one-at-a-time': ['third-bound', 'third-shares', 'third-timeout'],
  'no-share': ['third-shares'],
  'head-of-line': ['third-shares'],
  'no-timeout': ['third-timeout'],
  'timeout-of-head': ['third-timeout'],
  'too-early': ['third-timeout'],
  'call-goes-on': ['third-shares', 'third-timeout'],
  'keeps-slot-when-late': ['third-timeout'],
  'passes-on-failures': ['third-failure'],
  'keeps-slot-when-broken': ['third-failure'],
  retries: ['third-failure'],
  caches: ['third-once'],
  'calls-before-limit': ['third-once'],
} as const;
export type Bug = keyof typeof BUGS;
export type Has = (bug: Bug) => boolean;
