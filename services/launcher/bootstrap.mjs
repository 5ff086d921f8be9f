#!/usr/bin/env node
// The first thing that runs on a bare clone: Node built-ins only, here and in everything it imports.
import process from 'node:process';

import { runCommand } from './src/command.mjs';

// An image build may still be under way in an engine that is not ours; nobody waits for it any more.
process.exit(await runCommand(process.argv.slice(2), process.env));
