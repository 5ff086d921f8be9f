package etl

// Pipeline leads each line through the steps of the import.
type Pipeline struct {
	shops  *Shops
	recent *RecentIDs
	batch  *Batch
}

// NewPipeline makes one that has seen nothing.
func NewPipeline() *Pipeline {
	return &Pipeline{shops: &Shops{}, recent: &RecentIDs{}, batch: NewBatch(1)}
}

// Take works one line in and gives the text of the batch where the line ends it, else nothing.
func (p *Pipeline) Take(line string) string {
	record := ReadRecord(line)
	switch {
	case record == nil:
		p.batch.Count("malformed")
	case record["kind"] == "shop":
		p.shops.Save(line)
	case record["kind"] == "flush":
		return p.endBatch()
	default:
		p.takeSale(record)
	}
	return ""
}

// takeSale hands a copy of its own to each step, so that none can change what the next one sees.
func (p *Pipeline) takeSale(sale Record) {
	if !IsValid(sale.Copy()) {
		p.batch.Count("invalid")
		return
	}
	shop := p.shops.Find(sale.Text("shop"))
	if shop == nil {
		p.batch.Count("unknown")
	} else if p.recent.Has(sale.Text("id")) {
		p.batch.Count("duplicate")
	} else {
		p.recent.Add(sale.Text("id"))
		p.batch.Write(ToRow(sale.Copy(), shop), sale.Copy().Whole("qty"))
	}
}

func (p *Pipeline) endBatch() string {
	text := p.batch.Text()
	p.batch = NewBatch(p.batch.Number + 1)
	return text
}
