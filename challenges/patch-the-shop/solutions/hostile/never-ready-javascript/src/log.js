// Prints more than a record keeps, and never lets the service listen.
for (let line = 0; line < 2000; line += 1) console.log('x'.repeat(100));
for (;;);
/** Prints one line for each request, once it is answered. */
function logRequest(request, response, next) {
  response.on('finish', () => {
    const [path] = request.originalUrl.split('?');
    console.log(`${request.method} ${path} ${response.statusCode}`);
  });
  next();
}

module.exports = { logRequest };
