# Keeps all durations, and sorts them when somebody asks.
class SlowEndpoints
  def initialize(percent)
    @percent = percent
    @durations = Hash.new { |durations, name| durations[name] = [] }
  end

  def took(name, ms)
    @durations[name] << ms
  end

  def top(count)
    ranking = @durations.map { |name, durations| [name, percentile(durations)] }
    ranking.sort_by { |name, ms| [-ms, name] }.first(count)
  end

  private

  def percentile(durations)
    sorted = durations.sort
    place, part = ((sorted.size - 1) * @percent).divmod(100)
    above = sorted[[place + 1, sorted.size - 1].min]
    (sorted[place] + (above - sorted[place]) * part / 100.0).round
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
