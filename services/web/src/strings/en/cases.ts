/** Custom inputs: kept test cases, and the output of a run on one. */
export const cases = {
  label: 'Your test cases',
  begin: 'New input',
  number: 'Case {{number}}',
  unnamed: 'your input',
  name: 'Name of the test case',
  expected: 'Expected output',
  expectedHint: 'Run compares the output with it. Leave it empty to only see the output.',
  keep: 'Save as test case',
  keepChanges: 'Save changes',
  remove: 'Delete test case',
  make: 'Save this failure as a test case',
  kept: {
    account: 'Your test cases are saved.',
    device: 'Your test cases are saved on this device.',
    page: 'This browser’s storage is blocked or full: your test cases are lost when you close this page.',
  },
  result: {
    waiting: 'The output will be compared with what {{name}} expects.',
    same: 'The output is what {{name}} expects.',
    different: 'The output isn’t what {{name}} expects.',
    'too-long': 'The output is too long to compare with what {{name}} expects.',
    none: 'There’s no output to compare with what {{name}} expects.',
  },
  showDiff: 'Show the difference',
  hideDiff: 'Hide the difference',
} as const;
