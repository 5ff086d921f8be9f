require 'json'
require 'socket'
require 'uri'

Request = Struct.new(:verb, :path, :headers, :body)

REASONS = {
  200 => 'OK', 201 => 'Created', 204 => 'No Content', 400 => 'Bad Request', 404 => 'Not Found',
  405 => 'Method Not Allowed'
}.freeze
NAME = /\A[a-z][a-z0-9-]{0,39}\z/
FLAGS = {}
LOCK = Mutex.new

def problem(status, title, headers = {})
  [status, { type: 'about:blank', title: title, status: status }, headers]
end

def put(name, text)
  begin
    body = JSON.parse(text)
  rescue JSON::ParserError
    return problem(400, 'The body is not JSON')
  end
  return problem(400, 'The name is invalid') unless NAME.match?(name)
  return problem(400, 'The value is invalid') unless [{ 'enabled' => true }, { 'enabled' => false }].include?(body)

  is_new = !FLAGS.key?(name)
  FLAGS[name] = body['enabled']
  [is_new ? 201 : 200, { name: name, **body.transform_keys(&:to_sym) }, is_new ? { 'Location' => "/flags/#{name}" } : {}]
end

def one(verb, name, text)
  case verb
  when 'PUT' then put(name, text)
  when 'GET', 'DELETE'
    return problem(404, 'There is no such flag') unless FLAGS.key?(name)
    return [200, { name: name, enabled: FLAGS[name] }, {}] if verb == 'GET'

    FLAGS.delete(name)
    [204, nil, {}]
  else problem(405, 'Method not allowed', 'Allow' => 'GET, PUT, DELETE')
  end
end

def answer(request)
  path = request.path.split('?').first
  return [200, nil, {}] if path == '/healthz'

  LOCK.synchronize do
    if path == '/flags'
      next problem(405, 'Method not allowed', 'Allow' => 'GET') unless request.verb == 'GET'

      next [200, { items: FLAGS.sort.map { |name, enabled| { name: name, enabled: enabled } } }, {}]
    end
    name = %r{\A/flags/([^/]+)\z}.match(path)&.captures&.first
    next problem(404, 'There is no such path') if name.nil?

    one(request.verb, URI.decode_uri_component(name), request.body)
  end
end

# The next request of a connection; nil once there is none.
def read_request(socket)
  verb, path = socket.gets&.split
  return nil if path.nil?

  headers = {}
  while (line = socket.gets&.chomp) && !line.empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.to_s.strip
  end
  Request.new(verb, path, headers, socket.read(headers['content-length'].to_i))
end

def respond(socket, status, body, headers)
  text = body.nil? ? '' : JSON.generate(body)
  type = status < 400 ? 'application/json' : 'application/problem+json'
  all = { 'Content-Type' => type, **(status == 204 ? {} : { 'Content-Length' => text.bytesize }), **headers }
  head = all.map { |name, value| "#{name}: #{value}\r\n" }.join
  socket.write("HTTP/1.1 #{status} #{REASONS[status]}\r\n#{head}\r\n#{text}")
end

def serve(socket)
  while (request = read_request(socket))
    respond(socket, *answer(request))
    break if request.headers['connection'].to_s.casecmp?('close')
  end
rescue IOError, SystemCallError
  # The client went away.
ensure
  socket.close
end

server = TCPServer.new('127.0.0.1', ENV.fetch('PORT', '8080').to_i)
server.listen(128)
loop { Thread.new(server.accept) { |socket| serve(socket) } }
