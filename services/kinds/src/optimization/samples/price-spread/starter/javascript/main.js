const prices = require('node:fs').readFileSync(0, 'utf8').split(/\s+/).slice(1).map(Number);
console.log('?');
