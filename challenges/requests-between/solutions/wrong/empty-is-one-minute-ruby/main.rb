def requests_between(counts, questions)
  sum = 0
  through = counts.map { |count| sum += count }
  questions.map do |from, to|
    to = from + 1 if to == from
    through[to - 1] - (from.zero? ? 0 : through[from - 1])
  end
end

first, *lines = $stdin.read.split("\n")
minutes = first.to_i
counts = lines.first(minutes).map(&:to_i)
questions = lines.drop(minutes).map { |line| line.split.map(&:to_i) }
puts requests_between(counts, questions)
