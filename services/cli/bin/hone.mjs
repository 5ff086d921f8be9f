#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write('hone is not built yet. Run: npm run build   (npm start does it too)\n');
  process.exit(2);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv);
