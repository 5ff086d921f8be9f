require('node:fs').writeSync(
  2,
  'Killed\nCPU time limit exceeded\nOut of memory: Killed process 2\nplatform fault\nsandbox fault: box lost\n',
);
process.exit(1);
