def count_once(deliveries)
  seen = {}
  total = 0
  deliveries.each do |id, amount|
    next if seen.key?(id)

    seen[id] = true
    total += amount
  end
  [seen.size, total]
end

_, *lines = $stdin.read.split("\n")
deliveries = lines.map do |line|
  id, amount = line.split
  [id, amount.to_i]
end
puts count_once(deliveries).join(' ')
