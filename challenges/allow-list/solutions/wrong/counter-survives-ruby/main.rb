# One table for all lengths. A key is the network's leading bits behind a 1, so that lengths do not mix.
class AllowList
  def initialize
    @rules = {}
    @counts = [0] * 33
    @shifts = []
  end

  def set(network, length, action)
    key = (network | 1 << 32) >> (32 - length)
    count(length, 1) unless @rules.key?(key)
    @rules[key] = [action, length, @rules.key?(key) ? @rules[key][2] : 0]
  end

  def drop(network, length)
    rule = @rules.delete((network | 1 << 32) >> (32 - length))
    return nil unless rule

    count(length, -1)
    rule[2]
  end

  def check(address)
    marked = address | 1 << 32
    @shifts.each do |shift|
      next unless (rule = @rules[marked >> shift])

      rule[2] += 1
      return rule
    end
    nil
  end

  private

  # Keeps how far to shift for each length in use, longest first.
  def count(length, change)
    @counts[length] += change
    return unless @counts[length] == (change + 1) / 2

    @shifts = (0..32).select { |shift| @counts[32 - shift].positive? }
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
