# What happened, in order. The tickets are what the facts add up to.
class History
  Ticket = Struct.new(:id, :reference, :subject, :status, :duplicate_of, :number, :version, keyword_init: true) do
    def shown
      to_h.slice(:id, :reference, :subject, :status, :duplicate_of)
    end

    def etag
      "\"#{number}.#{version}\""
    end
  end

  def initialize
    @facts = []
    @tenants = Hash.new { |all, tenant| all[tenant] = {} }
  end

  # The tickets of one tenant by id, the oldest first.
  def tickets(tenant)
    @tenants[tenant]
  end

  def record(tenant, kind, id, values = {})
    fact = { tenant: tenant, kind: kind, id: id, values: values, number: @facts.size + 1 }
    @facts << fact
    apply(fact)
  end

  private

  def apply(fact)
    tickets = @tenants[fact[:tenant]]
    case fact[:kind]
    when :created
      tickets[fact[:id]] = Ticket.new(id: fact[:id], number: fact[:number], version: fact[:number], **fact[:values])
    when :changed
      ticket = tickets[fact[:id]]
      fact[:values].each { |name, value| ticket[name] = value }
      ticket.version = fact[:number]
      ticket
    when :deleted
      tickets.delete(fact[:id])
    end
  end
end
