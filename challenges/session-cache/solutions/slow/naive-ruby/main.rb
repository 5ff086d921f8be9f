# An Array, least recently used session first.
class SessionCache
  attr_reader :hits, :misses, :evictions

  def initialize(limit)
    @limit = limit
    @kept = []
    @hits = @misses = @evictions = 0
  end

  def get(session)
    if @kept.delete(session)
      @hits += 1
    else
      @misses += 1
    end
    @kept << session
    resize(@limit)
  end

  def end(session)
    @kept.delete(session)
  end

  def resize(limit)
    @limit = limit
    while @kept.size > limit
      @kept.shift
      @evictions += 1
    end
  end

  def size
    @kept.size
  end

  def oldest
    @kept.first
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
