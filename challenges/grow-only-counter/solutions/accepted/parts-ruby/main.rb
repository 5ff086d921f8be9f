require 'json'

$stdout.sync = true

# Passes its table of parts around a ring, in both directions.
class Node
  EVERY = 0.1

  def initialize
    @parts = Hash.new(0)
    @neighbors = []
    @lock = Mutex.new
  end

  def run
    Thread.new { pass_on }
    $stdin.each_line { |line| @lock.synchronize { handle(JSON.parse(line)) } }
  end

  private

  def handle(request)
    body = request['body']
    case body['type']
    when 'init'
      join(body['node_id'], body['node_ids'])
      reply(request, type: 'init_ok')
    when 'add'
      @parts[@name] += body['delta']
      reply(request, type: 'add_ok')
    when 'read'
      reply(request, type: 'read_ok', value: @parts.values.sum)
    when 'parts'
      body['parts'].each { |node, part| @parts[node] = [@parts[node], part].max }
    end
  end

  def join(name, all)
    @name = name
    at = all.index(name)
    @neighbors = [all[at - 1], all[(at + 1) % all.size]].uniq - [name]
  end

  def pass_on
    loop do
      sleep EVERY
      @lock.synchronize { @neighbors.each { |other| emit(other, type: 'parts', parts: @parts) } }
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
