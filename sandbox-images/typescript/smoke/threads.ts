import { Worker } from 'node:worker_threads';

let sum = 0;
for (let number = 0; number < 8; number += 1) {
  const worker = new Worker(`require('node:worker_threads').parentPort.postMessage(${number})`, { eval: true });
  worker.on('message', (value: number) => {
    sum += value;
  });
}
process.on('exit', () => console.log(sum));
