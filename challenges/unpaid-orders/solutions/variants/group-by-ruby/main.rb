def unpaid_orders(orders, payments)
  paid = payments.group_by(&:first).transform_values { |given| given.sum(&:last) }
  missing = orders.filter_map do |order, cents|
    rest = cents - paid.fetch(order, 0)
    rest if rest > 0
  end
  [missing.length, missing.sum]
end

first, *lines = $stdin.read.split("\n")
rows = lines.map { |line| line.split.map(&:to_i) }
count = first.to_i
puts unpaid_orders(rows.first(count), rows.drop(count)).join(' ')
