const { readFileSync } = require('node:fs');

process.stdout.write(readFileSync(0, 'utf8'));
