/** Stands for every CSS module in tests: each class has the name that it has in the file. */
export default new Proxy({}, { get: (_target, name) => String(name) });
