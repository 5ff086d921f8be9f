const deeper = (level) => deeper(level + 1) + 1;
console.log(deeper(0));
