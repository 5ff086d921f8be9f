def requests_between(counts, questions)
  questions.map { |from, to| counts[from...to].sum }
end

first, *lines = $stdin.read.split("\n")
minutes = first.to_i
counts = lines.first(minutes).map(&:to_i)
questions = lines.drop(minutes).map { |line| line.split.map(&:to_i) }
puts requests_between(counts, questions)
