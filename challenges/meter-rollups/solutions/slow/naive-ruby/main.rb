# A list of all minutes; each question goes through it.
class Meter
  def initialize(minutes)
    @known = Array.new(minutes + 1, 0)
  end

  def read(minute, wh)
    @known[minute] = wh
  end

  def sum(first, last)
    @known[first..last].sum
  end

  def reach(first, wh)
    total = 0
    (first...@known.size).find { |minute| (total += @known[minute]) >= wh }
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
