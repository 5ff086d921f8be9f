const { Worker, isMainThread } = require('node:worker_threads');

if (isMainThread) for (let i = 0; i < 2; i++) new Worker(__filename);
for (;;);
