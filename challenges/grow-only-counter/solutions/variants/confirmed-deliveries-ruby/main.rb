require 'json'
require 'monitor'
require 'set'

# Every add is a numbered delivery to each other node. It is sent again until that node has confirmed it, and a node counts a
# delivery that it has already counted no second time.
class Counter
  TICK = 0.4
  AT_ONCE = 150

  def initialize
    @lock = Monitor.new
    @sum = 0
    @next_number = 0
    @waiting = {} # peer => { number => delta }, what it has not confirmed
    @counted = Hash.new { |hash, origin| hash[origin] = Set.new }
  end

  def handle(request)
    body = request['body']
    @lock.synchronize do
      case body['type']
      when 'init' then start(request)
      when 'add' then add(request)
      when 'read' then reply(request, type: 'read_ok', value: @sum)
      when 'deliver' then receive(request)
      when 'confirm' then body['numbers'].each { |number| @waiting[request['src']].delete(number) }
      end
    end
  end

  private

  def start(request)
    @name = request['body']['node_id']
    (request['body']['node_ids'] - [@name]).each { |peer| @waiting[peer] = {} }
    reply(request, type: 'init_ok')
    Thread.new { loop { sleep(TICK); @lock.synchronize { deliver_again } } }
  end

  def add(request)
    delta = request['body']['delta']
    @sum += delta
    @next_number += 1
    @waiting.each_value { |numbers| numbers[@next_number] = delta }
    reply(request, type: 'add_ok')
  end

  def receive(request)
    origin = request['src']
    deliveries = request['body']['deliveries']
    deliveries.each { |number, delta| @sum += delta if @counted[origin].add?(number) }
    send_to(origin, type: 'confirm', numbers: deliveries.map(&:first))
  end

  def deliver_again
    @waiting.each do |peer, numbers|
      send_to(peer, type: 'deliver', deliveries: numbers.first(AT_ONCE)) unless numbers.empty?
    end
  end

  def reply(request, **body)
    send_to(request['src'], in_reply_to: request['body']['msg_id'], **body)
  end

  def send_to(dest, **body)
    $stdout.puts(JSON.generate(src: @name, dest: dest, body: body))
    $stdout.flush
  end
end

counter = Counter.new
$stdin.each_line { |line| counter.handle(JSON.parse(line)) }
