def unpaid_orders(orders, payments)
  count = missing = 0
  orders.each do |order, cents|
    rest = cents - payments.sum { |paid, given| paid == order ? given : 0 }
    next unless rest.positive?

    count += 1
    missing += rest
  end
  [count, missing]
end

first, *lines = $stdin.read.split("\n")
rows = lines.map { |line| line.split.map(&:to_i) }
count = first.to_i
puts unpaid_orders(rows.first(count), rows.drop(count)).join(' ')
