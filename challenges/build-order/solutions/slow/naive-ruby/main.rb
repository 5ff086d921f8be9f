require 'set'

# Knows durations and needs, and computes all finish times whenever somebody asks.
class Build
  def initialize
    @ms = {}
    @needs = {}
  end

  def add(name, ms, needs)
    @ms[name] = ms
    @needs[name] = needs
  end

  def took(name, ms)
    @ms[name] = ms
  end

  def need(name, other)
    seen = Set[other]
    waiting = [other]
    waiting.each { |target| @needs[target].each { |needed| waiting << needed if seen.add?(needed) } }
    return false if seen.include?(name)

    @needs[name] |= [other]
    true
  end

  def free(name, other)
    @needs[name].delete(other)
  end

  def why(name)
    finish = finish_times
    [finish[name], latest(@needs[name], finish)[1]]
  end

  def build
    finish = finish_times
    latest(finish.keys, finish)
  end

  private

  def finish_times
    missing = @needs.transform_values(&:size)
    dependents = @needs.transform_values { [] }
    @needs.each { |name, needs| needs.each { |needed| dependents[needed] << name } }
    finish = {}
    ready = @needs.keys.select { |name| missing[name].zero? }
    ready.each do |name|
      finish[name] = @ms[name] + latest(@needs[name], finish)[0]
      dependents[name].each { |dependent| ready << dependent if (missing[dependent] -= 1).zero? }
    end
    finish
  end

  # [finish time, name] of the one that finishes last, [0, '-'] if there is none.
  def latest(names, finish)
    negated, name = names.map { |candidate| [-finish[candidate], candidate] }.min
    name ? [-negated, name] : [0, '-']
  end
end

targets, events = $stdin.gets.split.map(&:to_i)
build = Build.new
targets.times do
  name, ms, *needs = $stdin.gets.split
  build.add(name, ms.to_i, needs)
end
report = []
events.times do
  kind, name, other = $stdin.gets.split
  case kind
  when 'took' then build.took(name, other.to_i)
  when 'free' then build.free(name, other)
  when 'need' then report << 'cycle' unless build.need(name, other)
  when 'why' then report << build.why(name).join(' ')
  else report << build.build.join(' ')
  end
end
puts report
