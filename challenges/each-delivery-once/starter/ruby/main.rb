# [events, total]: the number of different ids, and the sum of the amounts of their first deliveries.
# deliveries: [id, amount] in the order in which they arrived
def count_once(deliveries)
  [0, -1]
end

_, *lines = $stdin.read.split("\n")
deliveries = lines.map do |line|
  id, amount = line.split
  [id, amount.to_i]
end
puts count_once(deliveries).join(' ')
