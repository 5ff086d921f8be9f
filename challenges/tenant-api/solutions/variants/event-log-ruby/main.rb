require 'socket'
require_relative 'desk'

Request = Struct.new(:verb, :path, :query, :headers, :body)
REASONS = {
  200 => 'OK', 201 => 'Created', 204 => 'No Content', 304 => 'Not Modified', 400 => 'Bad Request',
  401 => 'Unauthorized', 403 => 'Forbidden', 404 => 'Not Found', 405 => 'Method Not Allowed', 409 => 'Conflict',
  422 => 'Unprocessable Content', 500 => 'Internal Server Error'
}.freeze

# The next request of a connection; nil once there is none.
def read_request(socket)
  verb, target = socket.gets&.split
  return nil if target.nil?

  headers = {}
  while (line = socket.gets&.chomp) && !line.empty?
    name, value = line.split(':', 2)
    headers[name.downcase] = value.to_s.strip
  end
  path, query = target.split('?', 2)
  body = socket.read(headers['content-length'].to_i)
  Request.new(verb, path, query.to_s, headers, body.to_s.force_encoding('UTF-8'))
end

def write_answer(socket, status, body, headers)
  content = body.nil? ? '' : JSON.generate(body)
  type = status >= 400 ? 'application/problem+json' : 'application/json'
  lines = headers.map { |name, value| "#{name}: #{value}\r\n" }
  lines << "Content-Type: #{type}\r\n" unless content.empty?
  lines << "Content-Length: #{content.bytesize}\r\n" unless [204, 304].include?(status)
  socket.write("HTTP/1.1 #{status} #{REASONS[status]}\r\n#{lines.join}\r\n#{content}")
end

def answer(desk, request)
  desk.answer(request)
rescue Problem => e
  [e.status, { type: 'about:blank', title: e.message, status: e.status }, e.headers]
rescue StandardError => e
  warn "#{e.class}: #{e.message}"
  [500, { type: 'about:blank', title: 'Something went wrong', status: 500 }, {}]
end

def serve(socket, desk)
  while (request = read_request(socket))
    write_answer(socket, *answer(desk, request))
    break if request.headers['connection'].to_s.casecmp?('close')
  end
rescue IOError, SystemCallError
  # The client went away.
ensure
  socket.close
end

desk = Desk.new
server = TCPServer.new('127.0.0.1', ENV.fetch('PORT', '8080').to_i)
server.listen(128)
loop { Thread.new(server.accept) { |socket| serve(socket, desk) } }
