package etl

// Pipeline leads each line through the steps of the import.
type Pipeline struct {
	record Record
	shops  map[string]*Shop
	recent *RecentIDs
	batch  *Batch
}

// NewPipeline makes one that has seen nothing.
func NewPipeline() *Pipeline {
	recent := &RecentIDs{ids: make(map[string]struct{}, recentSize)}
	return &Pipeline{shops: map[string]*Shop{}, recent: recent, batch: NewBatch(1)}
}

// Take works one line in and gives the text of the batch where the line ends it, else nothing.
func (p *Pipeline) Take(line string) string {
	reason := p.record.Decode(line)
	switch {
	case reason == "" && p.record.Kind == "shop":
		p.shops[p.record.ID] = NewShop(&p.record)
	case reason == "" && p.record.Kind == "flush":
		text := p.batch.Text()
		p.batch = NewBatch(p.batch.number + 1)
		return text
	case reason == "":
		reason = p.takeSale()
	}
	if reason != "" {
		p.batch.refused[reason]++
	}
	return ""
}

// takeSale writes a sale, or tells why not.
func (p *Pipeline) takeSale() (reason string) {
	sale := &p.record
	if !IsValid(sale) {
		return "invalid"
	}
	shop := p.shops[sale.Shop]
	switch {
	case shop == nil:
		return "unknown"
	case p.recent.Has(sale.ID):
		return "duplicate"
	}
	p.recent.Add(sale.ID)
	p.batch.Write(sale, shop)
	return ""
}
