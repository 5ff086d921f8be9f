# An Array of rules; every question looks through all of them.
class AllowList
  Rule = Struct.new(:network, :length, :action, :hits) do
    def contains?(address)
      network >> (32 - length) == address >> (32 - length)
    end
  end

  def initialize
    @rules = []
  end

  def set(network, length, action)
    drop(network, length)
    @rules << Rule.new(network, length, action, 0)
  end

  def drop(network, length)
    place = @rules.index { |rule| rule.length == length && rule.contains?(network) }
    place && @rules.delete_at(place).hits
  end

  def check(address)
    best = @rules.select { |rule| rule.contains?(address) }.max_by(&:length)
    return nil unless best

    best.hits += 1
    [best.action, best.length]
  end
end

def to_number(address)
  address.split('.').inject(0) { |number, part| number * 256 + part.to_i }
end

rules = AllowList.new
report = []
$stdin.gets.to_i.times do
  kind, argument = $stdin.gets.split
  if kind == 'check'
    found = rules.check(to_number(argument))
    report << (found ? "#{found[0]} #{found[1]}" : 'deny -')
    next
  end
  network, length = argument.split('/')
  if kind == 'drop'
    report << (rules.drop(to_number(network), length.to_i) || '-')
  else
    rules.set(to_number(network), length.to_i, kind)
  end
end
puts report
