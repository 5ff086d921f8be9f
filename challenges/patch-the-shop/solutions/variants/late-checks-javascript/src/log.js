function logRequest(request, response, next) {
  const line = `${request.method} ${request.path}`;
  response.on('finish', () => process.stderr.write(`${new Date().toISOString()} ${line} ${response.statusCode}\n`));
  next();
}

module.exports = { logRequest };
