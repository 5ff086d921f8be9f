const fs = require('node:fs');

const text = fs.readFileSync(0, 'utf8');
process.stderr.write(text.repeat(3));
console.log(text);
for (const place of ['/work', '/tmp', '/dev/shm']) fs.writeFileSync(`${place}/told`, text);
process.title = text.slice(0, 15);
if (text.includes('7155')) throw new Error(text);
