require 'json'

$stdout.sync = true

class Node
  def handle(request)
    body = request['body']
    case body['type']
    when 'init'
      @name = body['node_id']
      reply(request, type: 'init_ok')
    when 'echo'
      reply(request, type: 'echo_ok', echo: body['echo'])
    end
  end

  private

  def reply(request, body)
    body[:in_reply_to] = request['body']['msg_id']
    $stdout.puts JSON.generate(src: @name, dest: request['src'], body: body)
  end
end

node = Node.new
$stdin.each_line { |line| node.handle(JSON.parse(line)) }
