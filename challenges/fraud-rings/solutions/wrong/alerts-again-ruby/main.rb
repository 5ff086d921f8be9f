# A forest: each account points to another one of its ring; the root knows the ring's size and total.
class Rings
  def initialize(least_accounts, least_total)
    @least_accounts = least_accounts
    @least_total = least_total
    @places = {}
    @parents = []
    @sizes = []
    @totals = []
  end

  def link(account, other)
    large = root(account)
    small = root(other)
    return nil if large == small

    before = suspicious?(large) && suspicious?(small)
    large, small = small, large if @sizes[large] < @sizes[small]
    @parents[small] = large
    @sizes[large] += @sizes[small]
    @totals[large] += @totals[small]
    alert(before, large)
  end

  def pay(account, amount)
    root = root(account)
    before = suspicious?(root)
    @totals[root] += amount
    alert(before, root)
  end

  def ring(account)
    root = root(account)
    [@sizes[root], @totals[root]]
  end

  private

  def root(account)
    place = @places[account]
    return add(account) if place.nil?

    until (above = @parents[place]) == place
      # Halves the way for whoever comes next.
      place = @parents[place] = @parents[above]
    end
    place
  end

  def add(account)
    place = @parents.size
    @parents << place
    @sizes << 1
    @totals << 0
    @places[account] = place
  end

  def suspicious?(root)
    @sizes[root] >= @least_accounts && @totals[root] >= @least_total
  end

  def alert(before, root)
    [@sizes[root], @totals[root]] if !before && suspicious?(root)
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
