const { readFileSync } = require('node:fs');

// A map keeps its keys in the order in which they were added: the first one was not used for longest.
const cache = new Map();
let [hits, misses, evictions] = [0, 0, 0];
const [first, ...events] = readFileSync(0, 'utf8').trimEnd().split('\n');
let limit = Number(first.split(' ')[0]);
const output = [];

function evict() {
  while (cache.size > limit) {
    const oldest = cache.keys().next().value;
    cache.delete(oldest);
    evictions++;
  }
}

for (const event of events) {
  const [kind, argument] = event.split(' ');
  switch (kind) {
    case 'get':
      if (cache.has(argument)) {
        hits++;
        cache.delete(argument);
      } else {
        misses++;
      }
      cache.set(argument, true);
      evict();
      break;
    case 'end':
      cache.delete(argument);
      break;
    case 'limit':
      limit = Number(argument);
      evict();
      break;
    case 'scrape':
      output.push([hits, misses, evictions, cache.size, cache.size > 0 ? cache.keys().next().value : '-'].join(' '));
      break;
  }
}
console.log(output.join('\n'));
