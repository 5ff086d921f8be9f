const deeper = (level: number): number => deeper(level + 1) + 1;
console.log(deeper(0));
