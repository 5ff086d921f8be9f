def audit(rooms, stays)
  peak = overbooked = 0
  moments = stays.flatten.uniq.sort
  moments.each_with_index do |moment, place|
    occupied = stays.count { |start, finish| start <= moment && moment < finish }
    peak = occupied if occupied > peak
    overbooked += moments[place + 1] - moment if occupied > rooms
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
