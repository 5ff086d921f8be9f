/** Choices that correct services make differently. */
export interface Style {
  readonly ids: 'number' | 'uuid' | 'word';
  readonly replayStatus: 200 | 201;
  /** The answer to a request with a key in use: a conflict, or later the answer to the first request. */
  readonly inUse: 'conflict' | 'wait';
  readonly slowMs: number;
  readonly pages: 'cursor' | 'offset' | 'page' | 'link';
  readonly beyondMost: 'cut' | 'reject';
  readonly problem: 'small' | 'full';
  readonly tag: 'strong' | 'weak';
  readonly body: 'length' | 'chunked';
  readonly connection: 'keep' | 'close';
  readonly tooLarge: 'answer' | 'hang-up';
  readonly window: 'fixed' | 'sliding' | 'bucket';
  readonly retryAfter: 'seconds' | 'date';
  readonly assigned: 'ignored' | 'rejected';
}

const FIRST: Style = {
  ids: 'number',
  replayStatus: 201,
  inUse: 'wait',
  slowMs: 0,
  pages: 'cursor',
  beyondMost: 'cut',
  problem: 'full',
  tag: 'strong',
  body: 'length',
  connection: 'keep',
  tooLarge: 'answer',
  window: 'fixed',
  retryAfter: 'seconds',
  assigned: 'ignored',
};

/** Ten right services. */
export const STYLES: Readonly<Record<string, Style>> = {
  plain: FIRST,
  uuids: { ...FIRST, ids: 'uuid', replayStatus: 200, pages: 'offset' },
  conflicts: { ...FIRST, inUse: 'conflict', slowMs: 15, problem: 'small' },
  pages: { ...FIRST, ids: 'word', pages: 'page', beyondMost: 'reject' },
  links: { ...FIRST, pages: 'link', body: 'chunked', tag: 'weak' },
  closing: { ...FIRST, connection: 'close', ids: 'word', tooLarge: 'hang-up' },
  slow: { ...FIRST, slowMs: 40, window: 'sliding', retryAfter: 'date' },
  buckets: { ...FIRST, window: 'bucket', assigned: 'rejected', pages: 'offset', beyondMost: 'reject' },
  chunks: { ...FIRST, body: 'chunked', inUse: 'conflict', ids: 'uuid', tag: 'weak' },
  strict: { ...FIRST, assigned: 'rejected', beyondMost: 'reject', pages: 'link', replayStatus: 200 },
};

/** One mistake each, and the probe that finds it. */
export const BUGS = {
  'ignores-key': 'idempotency',
  'same-key-other-body': 'idempotency',
  'key-race': 'idempotency',
  'key-of-all-callers': 'idempotency',
  'answer-changes': 'idempotency',
  'one-key-for-all': 'idempotency',
  'answers-as-it-is-now': 'idempotency',
  'skips-an-item': 'pagination',
  'repeats-an-item': 'pagination',
  'no-bound': 'pagination',
  'size-ignored': 'pagination',
  'never-ends': 'pagination',
  'shifts-on-insert': 'pagination',
  'bad-size': 'pagination',
  'lost-update': 'concurrency',
  oversold: 'concurrency-stock',
  undersold: 'concurrency-stock',
  crashes: 'errors',
  trace: 'errors',
  'no-allow': 'errors',
  'any-media-type': 'errors',
  'ignores-accept': 'errors',
  'any-size': 'errors',
  'plain-json-errors': 'errors',
  'wrong-status-member': 'errors',
  'any-value': 'errors',
  'no-tag': 'caching',
  'tag-of-time': 'caching',
  'tag-never-changes': 'caching',
  'never-304': 'caching',
  'one-tag-only': 'caching',
  'no-head': 'caching',
  'reads-others': 'authorization',
  'changes-others': 'authorization',
  'lists-others': 'authorization',
  'reveals-existence': 'authorization',
  anonymous: 'authorization',
  'prefix-token': 'authorization',
  'sets-owner': 'authorization',
  'no-limit': 'limits',
  'limit-of-all': 'limits',
  'no-retry-after': 'limits',
  'never-recovers': 'limits',
  'too-strict': 'limits',
} as const;
export type Bug = keyof typeof BUGS;
