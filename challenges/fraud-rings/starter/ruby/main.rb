# Accounts grow together into rings; a ring with enough accounts and payments is suspicious.
class Rings
  def initialize(least_accounts, least_total)
    @least_accounts = least_accounts
    @least_total = least_total
  end

  # Joins two rings; [accounts, total] of the ring when this raises an alert, else nil.
  def link(account, other)
    nil
  end

  # Adds a payment; [accounts, total] of the ring when this raises an alert, else nil.
  def pay(account, amount)
    nil
  end

  # [accounts, total] of the account's ring; an account that was never mentioned has [1, 0].
  def ring(account)
    [0, 0]
  end
end

least_accounts, least_total, count = $stdin.gets.split.map(&:to_i)
rings = Rings.new(least_accounts, least_total)
report = []
(1..count).each do |event|
  kind, account, other = $stdin.gets.split
  if kind == 'ring'
    report << rings.ring(account).join(' ')
    next
  end
  raised = kind == 'link' ? rings.link(account, other) : rings.pay(account, other.to_i)
  report << "alert #{event} #{raised.join(' ')}" if raised
end
puts report
