require 'json'

$stdout.sync = true

# Keeps the state as one value of lin-kv. A thread commits whatever waits with one cas.
class Node
  def initialize
    @transactions = Queue.new
    @answers = Queue.new
  end

  def run
    Thread.new { work }
    $stdin.each_line { |line| take(JSON.parse(line)) }
  end

  private

  def take(message)
    body = message['body']
    if body.key?('in_reply_to')
      @answers << body
    elsif body['type'] == 'init'
      @name = body['node_id']
      reply(message, type: 'init_ok')
    else
      @transactions << message
    end
  end

  def work
    loop do
      batch = [@transactions.pop]
      results = nil
      until results
        batch << @transactions.pop until @transactions.empty?
        results = commit(batch)
      end
      batch.zip(results) { |message, result| reply(message, type: 'txn_ok', txn: result) }
    end
  end

  # Tries once; nil where somebody else was faster.
  def commit(batch)
    before = ask(type: 'read')['value'] || {}
    after = before.dup
    results = batch.map { |message| message['body']['txn'].map { |action| apply(after, *action) } }
    return results if after == before

    cas = ask(type: 'cas', from: before, to: after, create_if_not_exists: true)
    results if cas['type'] == 'cas_ok'
  end

  # Never changes a list that has been read, but puts another one in its place.
  def apply(lists, type, key, value)
    list = lists.fetch(key.to_s, [])
    return [type, key, list] if type == 'r'

    lists[key.to_s] = [*list, value]
    [type, key, value]
  end

  # The store is asked one thing at a time, so the next answer belongs to it.
  def ask(body)
    emit('lin-kv', { **body, key: 'lists', msg_id: 1 })
    @answers.pop
  end

  def reply(message, body)
    emit(message['src'], { **body, in_reply_to: message['body']['msg_id'] })
  end

  def emit(dest, body)
    $stdout.puts JSON.generate(src: @name, dest: dest, body: body)
  end
end

Node.new.run
