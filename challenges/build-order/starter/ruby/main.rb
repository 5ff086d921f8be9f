# Targets with their durations and needs.
class Build
  # Adds a target; `needs` are names of targets that were added before.
  def add(name, ms, needs); end

  # The target's duration is `ms` from now on.
  def took(name, ms); end

  # Whether it was possible; the target comes to need the other one unless that closes a cycle.
  def need(name, other)
    true
  end

  # The target needs the other one no longer.
  def free(name, other); end

  # [finish time, name of the need that it waits for], the name is '-' if there is none.
  def why(name)
    [0, '']
  end

  # [latest finish time of all, name of its target], the name is '-' if there is none.
  def build
    [0, '']
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
