const fs = require('node:fs');
const b = Buffer.alloc(65536, 120);
for (;;) fs.writeSync(1, b);
