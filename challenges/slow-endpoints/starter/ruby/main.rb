# Follows how long requests take and knows the slowest endpoints at any time.
class SlowEndpoints
  def initialize(percent)
    @percent = percent
  end

  # A request to the endpoint took this many milliseconds.
  def took(name, ms)
  end

  # The slowest endpoints as an array of [name, percentile], slowest first; at most `count` of them.
  def top(count)
    []
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
