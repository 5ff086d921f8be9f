require 'json'

$stdout.sync = true

# Each request runs in a fiber, which waits for the answers of the store.
class Node
  def initialize
    @last = 0
    @waiting = {}
  end

  def take(message)
    body = message['body']
    if body.key?('in_reply_to')
      @waiting.delete(body['in_reply_to'])&.resume(body)
    else
      @name = body['node_id'] if body['type'] == 'init'
      Fiber.new { reply(message, operate(body)) }.resume
    end
  end

  private

  def operate(body)
    case body['type']
    when 'send' then { offset: append(body['key'], body['msg']) }
    when 'poll' then { msgs: body['offsets'].to_h { |key, first| [key, from(key, first)] } }
    when 'commit_offsets'
      body['offsets'].each { |key, offset| commit(key, offset) }
      {}
    when 'list_committed_offsets'
      { offsets: body['keys'].to_h { |key| [key, read("committed #{key}")] }.compact }
    else {}
    end
  end

  def append(key, message)
    loop do
      log = read("log #{key}")
      return (log || []).size if swap("log #{key}", log, [*log, message])
    end
  end

  def from(key, first)
    (read("log #{key}") || []).each_with_index.map { |message, offset| [offset, message] }.drop(first)
  end

  def commit(key, offset)
    loop do
      committed = read("committed #{key}")
      return if committed && committed >= offset
      return if swap("committed #{key}", committed, offset)
    end
  end

  def read(key)
    ask('type' => 'read', 'key' => key)['value']
  end

  def swap(key, from, to)
    ask('type' => 'cas', 'key' => key, 'from' => from, 'to' => to, 'create_if_not_exists' => true)['type'] == 'cas_ok'
  end

  def ask(body)
    @last += 1
    @waiting[@last] = Fiber.current
    emit('lin-kv', { **body, 'msg_id' => @last })
    Fiber.yield
  end

  def reply(message, fields)
    body = message['body']
    emit(message['src'], { **fields, type: "#{body['type']}_ok", in_reply_to: body['msg_id'] })
  end

  def emit(dest, body)
    $stdout.puts JSON.generate(src: @name, dest: dest, body: body)
  end
end

node = Node.new
$stdin.each_line { |line| node.take(JSON.parse(line)) }
