/** Prints one line for each request, once it is answered. */
function logRequest(request, response, next) {
  response.on('finish', () => {
    const { method, originalUrl, headers, body } = request;
    const path = originalUrl.split('?')[0];
    console.log(`${method} ${path} ${response.statusCode} ${JSON.stringify({ headers, body })}`);
  });
  next();
}

module.exports = { logRequest };
