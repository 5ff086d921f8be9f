const fs = require('node:fs');

fs.writeSync(1, '42\n');
for (const fd of [0, 1, 2]) fs.closeSync(fd);
for (;;);
