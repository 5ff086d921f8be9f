const fs = require('node:fs');

for (const place of ['/work', '/tmp', '/dev/shm']) {
  ['/', '/box', '/hone', '/proc/1/root', '/proc/self/cwd', '/dev', '..', '.'].forEach((target, number) => {
    fs.symlinkSync(target, `${place}/${number}`);
    fs.mkdirSync(`${place}/folder-${number}`);
    fs.symlinkSync(target, `${place}/folder-${number}/link`);
  });
  for (const target of ['/hone/runner', '/etc/passwd']) {
    try {
      fs.linkSync(target, `${place}/hard`);
      console.log('hard link to', target);
    } catch {
      continue;
    }
  }
}
console.log('linked');
