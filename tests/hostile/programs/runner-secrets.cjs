const fs = require('node:fs');

const won = [];
for (const name of [
  'environ',
  'mem',
  'maps',
  'fd/0',
  'cwd/box',
  'root/box',
  'syscall',
  'stack',
  'auxv',
  'io',
]) {
  try {
    fs.readSync(fs.openSync(`/proc/1/${name}`, 'r'), Buffer.alloc(1));
    won.push(name);
  } catch {
    continue;
  }
}
console.log(JSON.stringify(won));
