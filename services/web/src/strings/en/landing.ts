/** The first page. */
export const landing = {
  title: 'Your code runs. Every check shows what happened.',
  pitch:
    'Solve problems that back-end engineers face at work: slow programs, messy data, unreliable networks. Hone runs your code in a sandbox while you watch, and a failing check shows exactly what went wrong.',
  browse: 'Browse challenges',
  noAccount: 'No account needed',
  shows: {
    cost: 'This answer takes {{own}} for {{size, number}} requests. The reference takes {{reference}} for {{most, number}}.',
    speed: {
      title: 'Your speed, as a curve',
      what: 'Hone measures the CPU time of your program and of a reference solution as inputs grow.',
      how: 'The two programs take turns on a core reserved for them, so you get the same score tomorrow.',
      source: 'A real answer to <challenge/>. It rescans the log for each window.',
    },
    rows: {
      title: 'Your rows, one by one',
      what: 'Hone compares your result with the reference’s, row by row, on data full of NULLs and ties.',
      how: 'Your query runs on a real database server, including on tables you’ve never seen.',
      source: 'A real answer to <challenge/>. It numbers tied rows one by one, but ties should share a rank.',
    },
    history: {
      title: 'Every message between your nodes',
      what: 'While the network fails, Hone compares what clients get with what they were promised.',
      how: 'Your programs run as nodes on a network that loses messages, and every event is recorded. Step through the failure below.',
      source: 'A real answer to <challenge/>. It builds IDs from the clock, in milliseconds.',
    },
  },
  ways: {
    title: 'Three ways in',
    practise: 'Practice',
    practiseText: 'Pick a challenge and submit. You don’t need an account to start.',
    hire: 'Hire',
    hireText: 'Invite candidates to the same challenges with a time limit, and decide on evidence.',
    hireMore: 'Hone for hiring teams',
    own: 'Run your own',
    ownText: 'Hone is open source. With Node.js and Docker, start it in a clone of the repository:',
    ownCommand: 'Command that starts Hone',
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
    microservices: 'Write programs that stay correct while the network fails. Graded by what clients see.',
    all: 'See all<hidden> {{kind}} challenges</hidden>',
    some_one: '{{count, number}} challenge<hidden> in {{kind}}</hidden>',
    some_other: '{{count, number}} challenges<hidden> in {{kind}}</hidden>',
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
