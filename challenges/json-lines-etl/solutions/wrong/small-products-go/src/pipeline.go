package etl

// Pipeline leads each line through the steps of the import.
type Pipeline struct {
	shops  Shops
	recent *RecentIDs
	batch  *Batch
}

// NewPipeline makes one that has seen nothing.
func NewPipeline() *Pipeline {
	return &Pipeline{shops: Shops{}, recent: NewRecentIDs(), batch: NewBatch(1)}
}

// Take works one line in and gives the text of the batch where the line ends it, else nothing.
func (p *Pipeline) Take(line string) string {
	record, typed := ReadRecord(line)
	switch {
	case record == nil:
		p.batch.Counts.Malformed++
	case record.Kind == "shop":
		p.shops.Save(record)
	case record.Kind == "flush":
		return p.endBatch()
	case !typed || !IsValid(record):
		p.batch.Counts.Invalid++
	default:
		p.takeSale(record)
	}
	return ""
}

func (p *Pipeline) takeSale(sale *Record) {
	shop := p.shops.Find(sale.Shop)
	if shop == nil {
		p.batch.Counts.Unknown++
	} else if !p.recent.Add(sale.ID) {
		p.batch.Counts.Duplicate++
	} else {
		p.batch.Write(sale, shop)
	}
}

func (p *Pipeline) endBatch() string {
	text := p.batch.Text()
	p.batch = NewBatch(p.batch.Counts.Batch + 1)
	return text
}
