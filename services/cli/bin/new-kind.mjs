#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/new-kind/main.js', import.meta.url);
if (!existsSync(built)) {
  process.stderr.write('new:kind is not built yet. Run: npm run build\n');
  process.exit(2);
}
const { main } = await import(built.href);
process.exitCode = await main(process.argv);
