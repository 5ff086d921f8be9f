# Rules for networks; of those that contain an address, the one with the longest prefix decides.
# Addresses and networks are numbers from 0 to 2**32 - 1. Bits of a network beyond its length mean nothing.
class AllowList
  # Makes action ("allow" or "deny") the rule for the network, in place of its present one.
  def set(network, length, action)
  end

  # Removes the network's rule; the number of checks it decided, nil when there is no such rule.
  def drop(network, length)
    nil
  end

  # [action, length] of the rule that decides; nil when no network contains the address.
  def check(address)
    nil
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
