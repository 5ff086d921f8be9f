const { readdirSync, readlinkSync } = require('node:fs');

// What the interpreter opens for itself has no name outside of it; files and pipes would have.
const own = /^(anon_inode:|\/dev\/null$|socket:|\/proc\/)/;
const found = readdirSync('/proc/self/fd')
  .filter((fd) => Number(fd) > 2)
  .flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  })
  .filter((target) => !own.test(target) && !target.startsWith('pipe:'));
console.log(JSON.stringify(found));
