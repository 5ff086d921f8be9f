# Keeps at most `limit` sessions; those not used for longest have to go first.
class SessionCache
  attr_reader :hits, :misses, :evictions

  def initialize(limit)
    @limit = limit
    @hits = @misses = @evictions = 0
  end

  # A request of this session: a hit, or a miss that brings it into the cache.
  def get(session)
  end

  # The user logged out.
  def end(session)
  end

  # From now on at most `limit` sessions are kept.
  def resize(limit)
  end

  def size
    0
  end

  # The session to be evicted next; nil when the cache is empty.
  def oldest
    nil
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
