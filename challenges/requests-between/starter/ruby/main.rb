# One number for each question: the sum of the counts of its minutes.
# counts:    the requests of each minute, minute 0 first
# questions: [from, to]; minute `to` does not belong to the question
def requests_between(counts, questions)
  questions.map { -1 }
end

first, *lines = $stdin.read.split("\n")
minutes = first.to_i
counts = lines.first(minutes).map(&:to_i)
questions = lines.drop(minutes).map { |line| line.split.map(&:to_i) }
puts requests_between(counts, questions)
