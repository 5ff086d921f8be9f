process.on('exit', () => {
  process.exitCode = 0;
});
process.exit(9);
