require 'json'

$stdout.sync = true

# Each request runs in a fiber, which waits for the answers of the store.
class Node
  STORE = 'seq-kv'

  def initialize
    @last = 0
    @waiting = {}
  end

  def take(message)
    body = message['body']
    if body.key?('in_reply_to')
      @waiting.delete(body['in_reply_to'])&.resume(body)
    elsif body['type'] == 'init'
      @name = body['node_id']
      reply(message, { 'type' => 'init_ok' })
    else
      Fiber.new { operate(message) }.resume
    end
  end

  private

  # A change meets the newest state, and whatever this node asks afterwards meets no older one.
  def operate(message)
    ask('type' => 'write', 'key' => "sync #{@name}", 'value' => @last)
    reply(message, ask(message['body']))
  end

  def ask(body)
    @last += 1
    @waiting[@last] = Fiber.current
    emit(STORE, { **body, 'msg_id' => @last })
    Fiber.yield
  end

  def reply(message, body)
    emit(message['src'], { **body, 'in_reply_to' => message['body']['msg_id'] })
  end

  def emit(dest, body)
    $stdout.puts JSON.generate(src: @name, dest: dest, body: body)
  end
end

node = Node.new
$stdin.each_line { |line| node.take(JSON.parse(line)) }
