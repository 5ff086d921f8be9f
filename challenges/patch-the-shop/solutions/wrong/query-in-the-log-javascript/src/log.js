/** Prints one line for each request, once it is answered. */
function logRequest(request, response, next) {
  response.on('finish', () => {
    console.log(`${request.method} ${request.originalUrl} ${response.statusCode}`);
  });
  next();
}

module.exports = { logRequest };
