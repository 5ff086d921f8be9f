require 'json'
require 'set'

$stdout.sync = true

# A tree of nodes; each remembers for each neighbor what it has not acknowledged.
class Node
  EVERY = 0.15
  AGAIN_AFTER = 0.5
  CHILDREN = 5

  def initialize
    @known = Set.new
    @sent = {}
    @lock = Mutex.new
  end

  def run
    Thread.new { send_due }
    $stdin.each_line { |line| @lock.synchronize { handle(JSON.parse(line)) } }
  end

  private

  def handle(request)
    body = request['body']
    case body['type']
    when 'init'
      @name = body['node_id']
      join(body['node_ids'])
      reply(request, type: 'init_ok')
    when 'topology'
      reply(request, type: 'topology_ok')
    when 'broadcast'
      learn(body['message'], nil)
      reply(request, type: 'broadcast_ok')
    when 'read'
      reply(request, type: 'read_ok', messages: @known.to_a)
    when 'gossip'
      body['values'].each { |value| learn(value, request['src']) }
      emit(request['src'], type: 'got', values: body['values'])
    when 'got'
      body['values'].each { |value| @sent[request['src']].delete(value) }
    end
  end

  def join(all)
    own = all.index(@name)
    all.each_with_index do |other, at|
      is_parent = own.positive? && at == (own - 1) / CHILDREN
      is_child = at.positive? && own == (at - 1) / CHILDREN
      @sent[other] = {} if is_parent || is_child
    end
  end

  def learn(value, from)
    return unless @known.add?(value)

    @sent.each { |neighbor, values| values[value] = -AGAIN_AFTER unless neighbor == from }
  end

  def send_due
    loop do
      sleep EVERY
      @lock.synchronize do
        now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        @sent.each do |neighbor, values|
          due = values.select { |_, at| now - at >= AGAIN_AFTER }.keys
          next if due.empty?

          due.each { |value| values[value] = now }
          emit(neighbor, type: 'gossip', values: due)
        end
      end
    end
  end

  def reply(request, body)
    emit(request['src'], { **body, in_reply_to: request['body']['msg_id'] })
  end

  def emit(dest, body)
    $stdout.puts JSON.generate(src: @name, dest: dest, body: body)
  end
end

Node.new.run
