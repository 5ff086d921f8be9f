process.kill(process.pid, Number(require('node:fs').readFileSync(0, 'utf8')));
setTimeout(() => {}, 5000);
