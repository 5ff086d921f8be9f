const { spawn } = require('node:child_process');

// A thread of this language is an interpreter of many megabytes; processes of another program are small.
for (;;) spawn('/bin/sleep', ['60']).pid ?? process.exit(1);
