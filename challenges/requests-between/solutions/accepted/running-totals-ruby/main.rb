def requests_between(counts, questions)
  before = [0]
  counts.each { |count| before << before.last + count }
  questions.map { |from, to| before[to] - before[from] }
end

first, *lines = $stdin.read.split("\n")
minutes = first.to_i
counts = lines.first(minutes).map(&:to_i)
questions = lines.drop(minutes).map { |line| line.split.map(&:to_i) }
puts requests_between(counts, questions)
