setInterval(() => process.stdout.write('x'), 10);
