def count_once(deliveries)
  events = total = 0
  previous = nil
  deliveries.each do |id, amount|
    unless id == previous
      events += 1
      total += amount
    end
    previous = id
  end
  [events, total]
end

_, *lines = $stdin.read.split("\n")
deliveries = lines.map do |line|
  id, amount = line.split
  [id, amount.to_i]
end
puts count_once(deliveries).join(' ')
