def count_once(deliveries)
  firsts = deliveries.uniq(&:first)
  [firsts.size, firsts.sum(&:last)]
end

_, *lines = $stdin.read.split("\n")
deliveries = lines.map do |line|
  id, amount = line.split
  [id, amount.to_i]
end
puts count_once(deliveries).join(' ')
