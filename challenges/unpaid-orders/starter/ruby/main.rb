# [count, missing]: how many orders are not fully paid, and how many cents are missing in all.
# orders:   [order, cents], each order once
# payments: [order, cents] in no particular order
def unpaid_orders(orders, payments)
  [0, -1]
end

first, *lines = $stdin.read.split("\n")
rows = lines.map { |line| line.split.map(&:to_i) }
count = first.to_i
puts unpaid_orders(rows.first(count), rows.drop(count)).join(' ')
