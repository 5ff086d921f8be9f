# Knows who is linked with whom, and walks over the links anew whenever a ring is asked for.
class Rings
  def initialize(least_accounts, least_total)
    @least_accounts = least_accounts
    @least_total = least_total
    @links = Hash.new { |links, account| links[account] = [] }
    @paid = Hash.new(0)
  end

  def link(account, other)
    before = suspicious?(ring(account)) || suspicious?(ring(other))
    @links[account] << other
    @links[other] << account
    alert(before, ring(account))
  end

  def pay(account, amount)
    before = suspicious?(ring(account))
    @paid[account] += amount
    alert(before, ring(account))
  end

  def ring(account)
    seen = { account => true }
    waiting = [account]
    total = 0
    while (member = waiting.pop)
      total += @paid[member]
      @links[member].each do |neighbour|
        next if seen[neighbour]

        seen[neighbour] = true
        waiting << neighbour
      end
    end
    [seen.size, total]
  end

  private

  def suspicious?(ring)
    ring[0] >= @least_accounts && ring[1] >= @least_total
  end

  def alert(before, ring)
    ring if !before && suspicious?(ring)
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
