const fs = require('node:fs');
const b = Buffer.alloc(65536, 10);
for (;;) fs.writeSync(2, b);
