def unpaid_orders(orders, payments)
  paid = Hash.new(0)
  payments.each { |order, cents| paid[order] += cents }
  count = missing = 0
  orders.each do |order, cents|
    rest = cents - paid[order]
    next if rest.negative?

    count += 1
    missing += rest
  end
  [count, missing]
end

first, *lines = $stdin.read.split("\n")
rows = lines.map { |line| line.split.map(&:to_i) }
count = first.to_i
puts unpaid_orders(rows.first(count), rows.drop(count)).join(' ')
