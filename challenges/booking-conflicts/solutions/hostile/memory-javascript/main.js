// Takes memory outside the script heap until something gives.
const kept = [];
for (;;) kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
