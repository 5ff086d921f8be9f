/** Prints one line for each request, once it is answered. */
function logRequest(request, response, next) {
  response.on('finish', () => {
    const [path] = request.originalUrl.split('?');
    console.log(`${request.method} ${path} ${response.statusCode}`);
  });
  next();
}

module.exports = { logRequest };
