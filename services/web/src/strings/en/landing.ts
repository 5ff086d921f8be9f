/** The first page. */
export const landing = {
  title: 'Your code runs. Every check shows what happened.',
  pitch:
    'Solve problems that back-end engineers meet at work: slow programs, messy data, unreliable networks. Hone runs your code in a sandbox while you watch, and a failing check shows exactly what went wrong.',
  browse: 'Browse challenges',
  noAccount: 'No account needed',
  example: {
    caption: 'Example: three checks from one submission',
    sample: 'Sample: a quiet morning',
    sameTime: 'Requests at the same time',
    burst: 'A burst of 200,000 requests',
    expected: 'busiest 4, from 95 ms\nwindows 3\n',
    actual: 'busiest 3, from 95 ms\nwindows 3\n',
  },
  start: {
    title: 'Start here',
    all: 'All challenges',
    label: 'Challenges to start with',
  },
  kinds: {
    title: 'Kinds of challenges',
    optimization: 'Make a correct program fast on large inputs. Graded on generated data within a CPU limit.',
    sql: 'Write queries that handle NULLs, ties and empty tables. Graded row by row on hidden data.',
    'api-design': 'Design and build an API that clients can rely on. Graded by its responses.',
    microservices: 'Write programs that stay right while the network fails. Graded by what clients see.',
    all: 'See all<hidden> {{kind}} challenges</hidden>',
    some_one: '{{count, number}} challenge<hidden> in {{kind}}</hidden>',
    some_other: '{{count, number}} challenges<hidden> in {{kind}}</hidden>',
  },
  teams: {
    title: 'Hiring back-end engineers?',
    text: 'Invite candidates to the same challenges with a clock, and decide with evidence instead of a score alone.',
    more: 'Hone for hiring teams',
  },
  promises: {
    title: 'What you can rely on',
    reasons: 'Reasons, not just scores',
    reasonsText:
      'See expected and actual output side by side, missing and extra rows, and the limit you hit. Hidden data stays hidden, but you learn which kind of case failed and how.',
    nothingLost: 'Nothing gets lost',
    nothingLostText:
      'Your code is saved on your device as you type. Reload the page or lose the network: results pick up where they left off.',
    ourFaults: 'Our faults don’t cost you',
    ourFaultsText:
      'If Hone fails while grading, it retries your submission. If that fails too, the submission is voided and doesn’t count.',
  },
} as const;
