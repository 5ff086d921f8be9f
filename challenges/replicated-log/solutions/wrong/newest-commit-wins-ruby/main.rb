require 'json'

# A log is one list in lin-kv; all messages that wait at a node are appended to it at once. Commits are kept in memory, and told
# to the other nodes.
class Node
  def initialize
    @printing = Mutex.new
    @answers = {}
    @next_id = 0
    @queues = {}
    @committed = {}
  end

  def handle(request)
    body = request['body']
    case body['type']
    when 'init' then start(request)
    when 'send' then queue(body['key']) << request
    when 'poll' then Thread.new { poll(request) }
    when 'commit_offsets' then commit(request)
    when 'list_committed_offsets'
      reply(request, type: 'list_committed_offsets_ok', offsets: @committed.slice(*body['keys']))
    when 'committed' then @committed.merge!(body['offsets'])
    else @answers.delete(body['in_reply_to'])&.push(body)
    end
  end

  private

  def start(request)
    @name = request['body']['node_id']
    @peers = request['body']['node_ids'] - [@name]
    reply(request, type: 'init_ok')
  end

  def commit(request)
    @committed.merge!(request['body']['offsets']) { |_, before, now| [before, now].max }
    reply(request, type: 'commit_offsets_ok')
    @peers.each { |peer| send_to(peer, type: 'committed', offsets: @committed) }
  end

  def queue(log)
    @queues[log] ||= Queue.new.tap { |queue| Thread.new { loop { append(log, queue) } } }
  end

  def append(log, queue)
    batch = [queue.pop]
    batch << queue.pop until queue.empty?
    messages = batch.map { |request| request['body']['msg'] }
    loop do
      before = ask(type: 'read', key: log)['value']
      after = (before || []) + messages
      next unless ask(type: 'cas', key: log, from: before, to: after, create_if_not_exists: true)['type'] == 'cas_ok'

      first = after.size - batch.size
      return batch.each_with_index { |request, i| reply(request, type: 'send_ok', offset: first + i) }
    end
  end

  def poll(request)
    found = request['body']['offsets'].to_h do |log, from|
      list = ask(type: 'read', key: log)['value'] || []
      [log, list.each_with_index.map { |message, i| [i, message] }.drop(from)]
    end
    reply(request, type: 'poll_ok', msgs: found)
  end

  def ask(**body)
    answer = Queue.new
    id = @printing.synchronize { @next_id += 1 }
    @answers[id] = answer
    send_to('lin-kv', msg_id: id, **body)
    answer.pop
  end

  def reply(request, **body)
    send_to(request['src'], in_reply_to: request['body']['msg_id'], **body)
  end

  def send_to(dest, **body)
    line = JSON.generate(src: @name, dest: dest, body: body)
    @printing.synchronize do
      $stdout.puts(line)
      $stdout.flush
    end
  end
end

node = Node.new
$stdin.each_line { |line| node.handle(JSON.parse(line)) }
