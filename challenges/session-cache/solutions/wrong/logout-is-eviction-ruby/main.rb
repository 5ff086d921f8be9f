# A Hash keeps the order of insertion: what is used is taken out and put in again at the end.
class SessionCache
  attr_reader :hits, :misses, :evictions

  def initialize(limit)
    @limit = limit
    @kept = {}
    @hits = @misses = @evictions = 0
  end

  def get(session)
    if @kept.delete(session)
      @hits += 1
      @kept[session] = true
    else
      @misses += 1
      @kept[session] = true
      shrink
    end
  end

  def end(session)
    @evictions += 1 if @kept.delete(session)
  end

  def resize(limit)
    @limit = limit
    shrink
  end

  def size
    @kept.size
  end

  def oldest
    @kept.each_key { |session| return session }
    nil
  end

  private

  def shrink
    while @kept.size > @limit
      @kept.shift
      @evictions += 1
    end
  end
end

limit, count = $stdin.gets.split.map(&:to_i)
cache = SessionCache.new(limit)
report = []
count.times do
  operation, argument = $stdin.gets.split
  case operation
  when 'get' then cache.get(argument)
  when 'end' then cache.end(argument)
  when 'limit' then cache.resize(argument.to_i)
  else report << "#{cache.hits} #{cache.misses} #{cache.evictions} #{cache.size} #{cache.oldest || '-'}"
  end
end
puts report
