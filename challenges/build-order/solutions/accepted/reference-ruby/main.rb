# A binary heap; the block says which of two items is nearer to the top.
class Heap
  def initialize(&before)
    @items = []
    @before = before
  end

  def top
    @items[0]
  end

  def push(item)
    at = @items.size
    while at.positive?
      above = (at - 1) >> 1
      break unless @before.call(item, @items[above])

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
      below += 1 if below + 1 < size && @before.call(@items[below + 1], @items[below])
      break unless @before.call(@items[below], item)

      @items[at] = @items[below]
      at = below
    end
    @items[at] = item
    top
  end
end

class Target
  attr_reader :name, :needs, :dependents
  attr_accessor :ms, :finish, :round

  def initialize(name, ms, needs)
    @name = name
    @ms = ms
    @needs = needs
    @dependents = {}
    @finish = start + ms
  end

  def start
    start = 0
    @needs.each { |needed| start = needed.finish if needed.finish > start }
    start
  end
end

# Finish times are kept, and changes are carried on in the order of the finish times before. A target always finishes
# after what it needs, so this order is a topological one, without being kept apart.
class Build
  def initialize
    @targets = {}
    @last = Heap.new { |one, other| (one <=> other).negative? }
    @round = 0
  end

  def add(name, ms, needs)
    target = @targets[name] = Target.new(name, ms, @targets.values_at(*needs))
    target.needs.each { |needed| needed.dependents[target] = true }
    note(target)
  end

  def took(name, ms)
    target = @targets[name]
    target.ms = ms
    update(target)
  end

  def need(name, other)
    target = @targets[name]
    needed = @targets[other]
    return true if target.needs.include?(needed)

    early_enough = needed.finish <= target.finish - target.ms
    target.needs << needed
    unless early_enough || update(target, needed)
      target.needs.pop
      return false
    end
    needed.dependents[target] = true
  end

  def free(name, other)
    target = @targets[name]
    needed = @targets[other]
    return unless target.needs.delete(needed)

    needed.dependents.delete(target)
    note(needed)
    update(target)
  end

  def why(name)
    target = @targets[name]
    _, waits_for = target.needs.map { |needed| [-needed.finish, needed.name] }.min
    [target.finish, waits_for || '-']
  end

  # What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface.
  def build
    while (negated, name = @last.top)
      return [-negated, name] if @targets[name].finish == -negated

      @last.pop
    end
    [0, '-']
  end

  private

  def note(target)
    @last.push([-target.finish, target.name]) if target.dependents.empty?
  end

  # Carries a change on to all that it touches; if `unreachable` is among them, undoes everything.
  def update(changed, unreachable = nil)
    @round += 1
    changed.round = @round
    waiting = Heap.new { |one, other| one.finish < other.finish }
    waiting.push(changed)
    before = {}
    while (target = waiting.pop)
      if target == unreachable
        before.each { |undone, finish| undone.finish = finish }
        return false
      end
      finish = target.start + target.ms
      next if finish == target.finish

      before[target] = target.finish
      target.finish = finish
      wake(target.dependents, waiting)
    end
    before.each_key { |target| note(target) }
    true
  end

  def wake(dependents, waiting)
    dependents.each_key do |dependent|
      next if dependent.round == @round

      dependent.round = @round
      waiting.push(dependent)
    end
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
