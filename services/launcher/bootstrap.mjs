#!/usr/bin/env node
// The first thing that runs on a bare clone: Node built-ins only, here and in everything it imports.
import process from 'node:process';

import { runCommand } from './src/command.mjs';

process.exitCode = await runCommand(process.argv.slice(2), process.env);
