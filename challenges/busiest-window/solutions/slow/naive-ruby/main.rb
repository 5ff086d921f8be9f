def busiest_window(requests, window)
  log = requests.sort_by(&:first)
  found = nil
  log.each_index do |at|
    start = log[at][0]
    total = 0
    place = at
    while place < log.length && log[place][0] < start + window
      total += log[place][1]
      place += 1
    end
    found = [start, total] if found.nil? || total > found[1]
  end
  found
end

first, *lines = $stdin.read.split("\n")
window = first.split.last.to_i
requests = lines.map { |line| line.split.map(&:to_i) }
found = busiest_window(requests, window)
puts found.nil? ? 'none' : found.join(' ')
