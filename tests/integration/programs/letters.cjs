const text = require('node:fs').readFileSync(0, 'utf8').trimEnd();
console.log([...text].length, text);
