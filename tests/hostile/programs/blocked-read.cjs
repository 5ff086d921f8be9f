const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');

execFileSync('/usr/bin/mkfifo', ['/work/fifo']);
readFileSync('/work/fifo');
