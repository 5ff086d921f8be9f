# A binary heap, smallest item on top.
class Heap
  def initialize
    @items = []
  end

  def size
    @items.size
  end

  def top
    @items[0]
  end

  def push(item)
    at = @items.size
    while at.positive?
      above = (at - 1) >> 1
      break unless (item <=> @items[above]) < 0

      @items[at] = @items[above]
      at = above
    end
    @items[at] = item
  end

  def pop
    top = @items[0]
    item = @items.pop
    size = @items.size
    return top if size.zero?

    at = 0
    while (below = 2 * at + 1) < size
      below += 1 if below + 1 < size && (@items[below + 1] <=> @items[below]) < 0
      break unless (@items[below] <=> item) < 0

      @items[at] = @items[below]
      at = below
    end
    @items[at] = item
    top
  end
end

# Durations in two heaps: `low` has those up to the percentile, negated, so that the percentile is on top.
class Endpoint
  def initialize
    @low = Heap.new
    @high = Heap.new
  end

  def percentile
    -@low.top
  end

  def add(ms, percent)
    if @low.size.positive? && ms > percentile
      @high.push(ms)
    else
      @low.push(-ms)
    end
    rank = (percent * (@low.size + @high.size) + 99) / 100
    if @low.size > rank
      @high.push(-@low.pop)
    elsif @low.size < rank
      @low.push(-@high.pop)
    end
  end
end

# The ranking is a heap of [negated percentile, name]. Entries that are out of date are skipped when they surface.
class SlowEndpoints
  def initialize(percent)
    @percent = percent
    @endpoints = {}
    @ranking = Heap.new
  end

  def took(name, ms)
    endpoint = @endpoints[name]
    if endpoint
      before = endpoint.percentile
    else
      endpoint = @endpoints[name] = Endpoint.new
    end
    endpoint.add(ms, @percent)
    after = endpoint.percentile
    @ranking.push([-after, name]) if after != before
  end

  def top(count)
    found = []
    while @ranking.size.positive? && found.size < count
      entry = @ranking.pop
      # Equal entries surface one after the other.
      found << entry if found.last != entry && @endpoints[entry[1]].percentile == -entry[0]
    end
    found.each { |entry| @ranking.push(entry) }
    found.map { |negated, name| [name, -negated] }
  end
end

percent, count = $stdin.gets.split.map(&:to_i)
endpoints = SlowEndpoints.new(percent)
report = []
count.times do
  kind, argument, ms = $stdin.gets.split
  if kind == 'took'
    endpoints.took(argument, ms.to_i)
  else
    slowest = endpoints.top(argument.to_i)
    report << (slowest.empty? ? '-' : slowest.join(' '))
  end
end
puts report
