# A Fenwick tree: `tree[i]` is the sum of the minutes from i - lowbit(i) + 1 to i.
class Meter
  def initialize(minutes)
    @minutes = minutes
    @known = Array.new(minutes + 1, 0)
    @tree = Array.new(minutes + 1, 0)
    @largest_step = 1 << (minutes.bit_length - 1)
  end

  def read(minute, wh)
    change = wh - @known[minute]
    @known[minute] = wh
    tree = @tree
    while minute <= @minutes
      tree[minute] += change
      minute += minute & -minute
    end
  end

  # The consumption of all minutes up to this one, which may be 0.
  def sum_until(minute)
    tree = @tree
    total = 0
    while minute.positive?
      total += tree[minute]
      minute &= minute - 1
    end
    total
  end

  def sum(first, last)
    sum_until(last) - sum_until(first - 1)
  end

  def reach(first, wh)
    tree = @tree
    left = wh + sum_until(first - 1)
    # Goes as far as the sum stays short; the next minute reaches it.
    minute = 0
    step = @largest_step
    while step.positive?
      after = minute + step
      if after <= @minutes && tree[after] < left
        minute = after
        left -= tree[after]
      end
      step >>= 1
    end
    minute < @minutes ? minute + 1 : nil
  end
end

minutes, count = $stdin.gets.split.map(&:to_i)
meter = Meter.new(minutes)
report = []
count.times do
  kind, one, other = $stdin.gets.split
  case kind
  when 'read' then meter.read(one.to_i, other.to_i)
  when 'sum' then report << meter.sum(one.to_i, other.to_i)
  else report << (meter.reach(one.to_i, other.to_i) || 'never')
  end
end
puts report
