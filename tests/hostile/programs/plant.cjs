const { spawn } = require('node:child_process');
const fs = require('node:fs');

for (const place of ['/work', '/tmp', '/dev/shm']) {
  for (const name of ['seen', '.seen', '-rf', 'with\nnewline'])
    fs.writeFileSync(`${place}/${name}`, 'seen', { mode: 0 });
  fs.symlinkSync('/', `${place}/link`);
  fs.mkdirSync(`${place}/folder`, 0o100);
}
spawn('/bin/sleep', ['60'], { detached: true, stdio: 'ignore' }).unref();
console.log('planted');
