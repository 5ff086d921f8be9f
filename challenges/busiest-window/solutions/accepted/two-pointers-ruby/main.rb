def busiest_window(requests, window)
  log = requests.sort_by(&:first)
  found = nil
  best = total = last = 0
  log.each do |time, cost|
    while last < log.length && log[last][0] < time + window
      total += log[last][1]
      last += 1
    end
    if total > best
      best = total
      found = [time, total]
    end
    total -= cost
  end
  found
end

first, *lines = $stdin.read.split("\n")
window = first.split.last.to_i
requests = lines.map { |line| line.split.map(&:to_i) }
found = busiest_window(requests, window)
puts found.nil? ? 'none' : found.join(' ')
