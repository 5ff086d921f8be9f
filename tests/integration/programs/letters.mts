import { readFileSync } from 'node:fs';

const text: string = readFileSync(0, 'utf8').trimEnd();
console.log([...text].length, text);
