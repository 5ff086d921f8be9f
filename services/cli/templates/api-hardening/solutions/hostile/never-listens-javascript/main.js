// Prints more than a record keeps, and is never ready.
for (let line = 0; line < 2000; line += 1) console.log('x'.repeat(100));
setInterval(() => undefined, 1000);
