const { readdirSync } = require('node:fs');

const found = ['/work', '/tmp', '/dev/shm', '/dev/mqueue'].flatMap((place) => readdirSync(place));
const processes = readdirSync('/proc').filter(
  (name) => /^\d+$/.test(name) && !['1', `${process.pid}`].includes(name),
);
console.log(JSON.stringify([...found, ...processes]));
