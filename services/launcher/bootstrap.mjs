#!/usr/bin/env node
// Runs first on a bare clone: only Node built-ins, here and in everything it imports.
import process from 'node:process';

import { runCommand } from './src/command.mjs';

// An image build may still be running in the engine; nothing waits for it.
process.exit(await runCommand(process.argv.slice(2), process.env));
