# Which end belongs to which start is irrelevant to the count.
def audit(rooms, stays)
  real = stays.select { |start, finish| start < finish }
  starts = real.map(&:first).sort
  ends = real.map(&:last).sort
  peak = overbooked = previous = arrived = left = 0
  while left < ends.length
    now = ends[left]
    arrives = arrived < starts.length && starts[arrived] < now
    now = starts[arrived] if arrives
    overbooked += now - previous if arrived - left > rooms
    previous = now
    arrives ? arrived += 1 : left += 1
    peak = arrived - left if arrived - left > peak
  end
  [peak, overbooked]
end

kinds, count = $stdin.gets.split.map(&:to_i)
rooms = {}
stays = {}
kinds.times do
  name, number = $stdin.gets.split
  rooms[name] = number.to_i
  stays[name] = []
end
count.times do
  name, start, finish = $stdin.gets.split
  stays[name] << [start.to_i, finish.to_i]
end
puts(rooms.map { |name, number| "#{name} #{audit(number, stays[name]).join(' ')}" })
