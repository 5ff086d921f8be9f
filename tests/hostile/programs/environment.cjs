const fs = require('node:fs');

const allowed = new Set(['HOME', 'LANG', 'PATH', 'TMPDIR', 'TZ', 'NODE_NO_WARNINGS']);
const won = Object.keys(process.env).filter((name) => !allowed.has(name));
for (const name of fs.readdirSync('/proc').filter((each) => /^\d+$/.test(each)))
  for (const file of ['environ', 'cmdline']) {
    try {
      if (/redis:|mongodb:|SECRET|TOKEN/.test(fs.readFileSync(`/proc/${name}/${file}`, 'latin1')))
        won.push(name);
    } catch {
      continue;
    }
  }
for (const place of ['/run/secrets', '/root', '/home'])
  if (fs.existsSync(place)) {
    try {
      won.push(...fs.readdirSync(place).filter((name) => !name.startsWith('.')));
    } catch {
      continue;
    }
  }
console.log(JSON.stringify(won));
