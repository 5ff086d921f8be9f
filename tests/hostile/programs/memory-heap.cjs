const b = [];
for (;;) b.push(Buffer.alloc(8 << 20, 1));
