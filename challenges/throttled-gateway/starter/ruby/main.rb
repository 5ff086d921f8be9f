require 'json'
require 'socket'

Request = Struct.new(:verb, :path, :headers, :body)

# Stands before the carrier at CARRIER_URL; HONE_CALLERS has the keys as JSON. Only the readiness answers so far: status, type, body.
def answer(request)
  return [200, 'application/json', '{}'] if request.path == '/healthz'

  problem = { type: 'about:blank', title: 'Not written yet', status: 501 }
  [501, 'application/problem+json', JSON.generate(problem)]
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

def serve(socket)
  while (request = read_request(socket))
    status, type, body = answer(request)
    socket.write("HTTP/1.1 #{status} Status\r\nContent-Type: #{type}\r\nContent-Length: #{body.bytesize}\r\n\r\n#{body}")
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
