# Knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1.
class Meter
  def initialize(minutes)
    @minutes = minutes
  end

  # The consumption of a minute in watt-hours; replaces what was known of it.
  def read(minute, wh)
  end

  # The consumption of the minutes from `first` to `last`, both included.
  def sum(first, last)
    0
  end

  # The earliest minute by which this much was consumed since the beginning of `first`, or nil.
  def reach(first, wh)
    nil
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
