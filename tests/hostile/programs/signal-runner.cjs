const won = [];
for (let signal = 1; signal < 65; signal++) {
  try {
    process.kill(1, signal);
    won.push(signal);
  } catch {
    continue;
  }
}
console.log(JSON.stringify(won));
