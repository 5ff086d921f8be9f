package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Each verb of a resource is a list of steps. A step looks at the passage and
// either ends it with a reply or hands it to the next step by returning nil.
type step func(*passage) *reply

type resource struct {
	at    *regexp.Regexp
	allow string
	verbs map[string][]step
}

var resources = []resource{
	{
		at:    regexp.MustCompile(`^/healthz$`),
		allow: "GET, HEAD",
		verbs: map[string][]step{
			http.MethodGet: {reportHealth},
		},
	},
	{
		at:    regexp.MustCompile(`^/notes$`),
		allow: "GET, HEAD, POST",
		verbs: map[string][]step{
			http.MethodGet:  {showPage},
			http.MethodPost: {takeBody, understandBody, store},
		},
	},
	{
		at:    regexp.MustCompile(`^/notes/([^/]+)$`),
		allow: "GET, HEAD, PUT, DELETE",
		verbs: map[string][]step{
			http.MethodGet:    {takeNumber, show},
			http.MethodPut:    {takeNumber, takeBody, seize, demandIfMatch, understandBody, honourIfMatch, replace},
			http.MethodDelete: {takeNumber, seize, honourIfMatch, erase},
		},
	},
}

// What a request has gathered on its way.
type passage struct {
	ctx     context.Context
	db      *pgxpool.Pool
	in      *http.Request
	segment string

	number  int32
	raw     []byte
	wanted  content
	tx      pgx.Tx
	current content
	version int32
}

type content struct {
	title string
	body  string
	tags  []string // each once, sorted
}

func (c content) equals(other content) bool {
	return c.title == other.title && c.body == other.body && slices.Equal(c.tags, other.tags)
}

type document struct {
	ID    int32    `json:"id"`
	Title string   `json:"title"`
	Body  string   `json:"body"`
	Tags  []string `json:"tags"`
}

func (c content) as(id int32) document {
	return document{id, c.title, c.body, c.tags}
}

type reply struct {
	status int
	header map[string]string
	body   any
}

func problem(status int, title string) *reply {
	return &reply{status: status, header: map[string]string{}, body: map[string]any{
		"type":   "about:blank",
		"title":  title,
		"status": status,
	}}
}

func failed(err error) *reply {
	log.Print(err)
	return problem(http.StatusServiceUnavailable, "The database did not answer")
}

func etag(version int32) string {
	return `"` + strconv.Itoa(int(version)) + `"`
}

// ---- steps ----

func reportHealth(p *passage) *reply {
	if _, err := p.db.Exec(p.ctx, `SELECT 1 FROM notes LIMIT 1`); err != nil {
		return failed(err)
	}
	return &reply{status: http.StatusOK, body: map[string]string{"status": "ok"}}
}

var numberShape = regexp.MustCompile(`^[1-9][0-9]{0,8}$`)

func takeNumber(p *passage) *reply {
	if !numberShape.MatchString(p.segment) {
		return problem(http.StatusNotFound, "No such note")
	}
	number, _ := strconv.Atoi(p.segment)
	p.number = int32(number)
	return nil
}

const bodyLimit = 4 << 20

func takeBody(p *passage) *reply {
	raw, err := io.ReadAll(io.LimitReader(p.in.Body, bodyLimit+1))
	if err != nil {
		return problem(http.StatusBadRequest, "The body could not be read")
	}
	if len(raw) > bodyLimit {
		io.Copy(io.Discard, p.in.Body)
		return problem(http.StatusRequestEntityTooLarge, "The body is too large")
	}
	p.raw = raw
	return nil
}

func understandBody(p *passage) *reply {
	if !utf8.Valid(p.raw) || !json.Valid(p.raw) {
		return problem(http.StatusBadRequest, "The body is not JSON")
	}
	wanted, complaint := readContent(p.raw)
	if complaint != "" {
		return problem(http.StatusUnprocessableEntity, complaint)
	}
	p.wanted = wanted
	return nil
}

func store(p *passage) *reply {
	var id, version int32
	err := p.db.QueryRow(p.ctx, `
		WITH fresh AS (
			INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id, version
		), labels AS (
			INSERT INTO note_tags (note_id, tag)
			SELECT fresh.id, label FROM fresh CROSS JOIN unnest($3::text[]) AS label
		)
		SELECT id, version FROM fresh`,
		p.wanted.title, p.wanted.body, p.wanted.tags).Scan(&id, &version)
	if err != nil {
		return failed(err)
	}
	return &reply{
		status: http.StatusCreated,
		header: map[string]string{"Location": fmt.Sprintf("/notes/%d", id), "ETag": etag(version)},
		body:   p.wanted.as(id),
	}
}

func show(p *passage) *reply {
	var found content
	var version int32
	err := p.db.QueryRow(p.ctx, `
		SELECT title, body, version, ARRAY(SELECT tag FROM note_tags WHERE note_id = notes.id)
		FROM notes WHERE id = $1`, p.number).Scan(&found.title, &found.body, &version, &found.tags)
	if errors.Is(err, pgx.ErrNoRows) {
		return problem(http.StatusNotFound, "No such note")
	}
	if err != nil {
		return failed(err)
	}
	found.tags = tidy(found.tags)
	header := map[string]string{"ETag": etag(version)}
	known := strings.ReplaceAll(p.condition("If-None-Match"), "W/", "")
	if names(known, etag(version)) {
		return &reply{status: http.StatusNotModified, header: header}
	}
	return &reply{status: http.StatusOK, header: header, body: found.as(p.number)}
}

// Locks the note until the end of the passage. The tags are read by a statement of
// their own, so that they are those of the version that the lock holds.
func seize(p *passage) *reply {
	tx, err := p.db.Begin(p.ctx)
	if err != nil {
		return failed(err)
	}
	p.tx = tx
	err = tx.QueryRow(p.ctx, `SELECT title, body, version FROM notes WHERE id = $1 FOR UPDATE`, p.number).
		Scan(&p.current.title, &p.current.body, &p.version)
	if errors.Is(err, pgx.ErrNoRows) {
		return problem(http.StatusNotFound, "No such note")
	}
	if err != nil {
		return failed(err)
	}
	err = tx.QueryRow(p.ctx, `SELECT ARRAY(SELECT tag FROM note_tags WHERE note_id = $1)`, p.number).
		Scan(&p.current.tags)
	if err != nil {
		return failed(err)
	}
	p.current.tags = tidy(p.current.tags)
	return nil
}

func demandIfMatch(p *passage) *reply {
	if p.condition("If-Match") == "" {
		return problem(http.StatusPreconditionRequired, "If-Match is missing")
	}
	return nil
}

func honourIfMatch(p *passage) *reply {
	expected := p.condition("If-Match")
	if expected != "" && !names(expected, etag(p.version)) {
		return problem(http.StatusPreconditionFailed, "The note has changed since")
	}
	return nil
}

func replace(p *passage) *reply {
	if !p.wanted.equals(p.current) {
		batch := &pgx.Batch{}
		batch.Queue(`UPDATE notes SET title = $2, body = $3, version = version + 1 WHERE id = $1`,
			p.number, p.wanted.title, p.wanted.body)
		batch.Queue(`DELETE FROM note_tags WHERE note_id = $1 AND tag <> ALL ($2::text[])`, p.number, p.wanted.tags)
		batch.Queue(`
			INSERT INTO note_tags (note_id, tag)
			SELECT $1::integer, label FROM unnest($2::text[]) AS label
			ON CONFLICT DO NOTHING`, p.number, p.wanted.tags)
		if err := p.tx.SendBatch(p.ctx, batch).Close(); err != nil {
			return failed(err)
		}
		if err := p.tx.Commit(p.ctx); err != nil {
			return failed(err)
		}
		p.version++
	}
	return &reply{
		status: http.StatusOK,
		header: map[string]string{"ETag": etag(p.version)},
		body:   p.wanted.as(p.number),
	}
}

func erase(p *passage) *reply {
	if _, err := p.tx.Exec(p.ctx, `DELETE FROM notes WHERE id = $1`, p.number); err != nil {
		return failed(err)
	}
	if err := p.tx.Commit(p.ctx); err != nil {
		return failed(err)
	}
	return &reply{status: http.StatusNoContent}
}

// The limit stands in the text: the planner should know how few rows are wanted.
const (
	pageOfAll = `
		SELECT id, title, body, ARRAY(SELECT tag FROM note_tags WHERE note_id = notes.id)
		FROM notes WHERE id < $1 ORDER BY id DESC LIMIT %d`
	pageOfTag = `
		SELECT id, title, body, ARRAY(SELECT tag FROM note_tags WHERE note_id = notes.id)
		FROM (
			SELECT note_id FROM note_tags WHERE note_id < $1 AND tag = $2 ORDER BY note_id DESC LIMIT %d
		) AS hits JOIN notes ON notes.id = hits.note_id
		ORDER BY id DESC`
	beyondAll = int32(1_000_000_000)
)

var (
	limitShape  = regexp.MustCompile(`^([1-9][0-9]?|100)$`)
	cursorShape = regexp.MustCompile(`^below-([1-9][0-9]{0,8})$`)
	tagShape    = regexp.MustCompile(`^[a-z0-9-]{1,30}$`)
)

func showPage(p *passage) *reply {
	query, err := url.ParseQuery(p.in.URL.RawQuery)
	if err != nil {
		return problem(http.StatusBadRequest, "The query is malformed")
	}
	shapes := map[string]*regexp.Regexp{"limit": limitShape, "after": cursorShape, "tag": tagShape}
	for name, shape := range shapes {
		if query.Has(name) && (len(query[name]) != 1 || !shape.MatchString(query.Get(name))) {
			return problem(http.StatusBadRequest, "Invalid parameter: "+name)
		}
	}

	limit := 20
	if query.Has("limit") {
		limit, _ = strconv.Atoi(query.Get("limit"))
	}
	below := beyondAll
	if query.Has("after") {
		number, _ := strconv.Atoi(cursorShape.FindStringSubmatch(query.Get("after"))[1])
		below = int32(number)
	}
	text, values := pageOfAll, []any{below}
	if query.Has("tag") {
		text, values = pageOfTag, append(values, query.Get("tag"))
	}

	rows, err := p.db.Query(p.ctx, fmt.Sprintf(text, limit+1), values...)
	if err != nil {
		return failed(err)
	}
	items, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (document, error) {
		var d document
		err := row.Scan(&d.ID, &d.Title, &d.Body, &d.Tags)
		d.Tags = tidy(d.Tags)
		return d, err
	})
	if err != nil {
		return failed(err)
	}
	var next *string
	if len(items) > limit {
		items = items[:limit]
		cursor := fmt.Sprintf("below-%d", items[limit-1].ID)
		next = &cursor
	}
	if items == nil {
		items = []document{}
	}
	return &reply{status: http.StatusOK, body: map[string]any{"items": items, "next": next}}
}

// ---- what a note may be ----

// The complaint is empty for a valid note. Names are looked up in a map: a struct would take "Title" for "title".
func readContent(raw []byte) (content, string) {
	var none content
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil || fields == nil {
		return none, "A note is an object"
	}
	for name := range fields {
		if name != "title" && name != "body" && name != "tags" {
			return none, "A note has title, body and tags only"
		}
	}
	if !surrogatesPaired(raw) {
		return none, "Half of a surrogate pair is no character"
	}
	title, ok := readText(fields["title"], 100)
	if !ok {
		return none, "title must have 1 to 100 characters"
	}
	body, ok := readText(fields["body"], 10000)
	if !ok {
		return none, "body must have 1 to 10000 characters"
	}
	tags, ok := readTags(fields["tags"])
	if !ok {
		return none, "tags must be up to 10 of a to z, 0 to 9 and -, of 1 to 30 characters each"
	}
	return content{title, body, tags}, ""
}

func readText(raw json.RawMessage, most int) (string, bool) {
	var text *string
	if raw == nil || json.Unmarshal(raw, &text) != nil || text == nil {
		return "", false
	}
	length := utf8.RuneCountInString(*text)
	return *text, length >= 1 && length <= most && !strings.ContainsRune(*text, 0)
}

func readTags(raw json.RawMessage) ([]string, bool) {
	if raw == nil {
		return []string{}, true
	}
	var given []*string
	if json.Unmarshal(raw, &given) != nil || given == nil || len(given) > 10 {
		return nil, false
	}
	tags := make([]string, 0, len(given))
	for _, tag := range given {
		if tag == nil || !tagShape.MatchString(*tag) {
			return nil, false
		}
		tags = append(tags, *tag)
	}
	return tidy(tags), true
}

func tidy(tags []string) []string {
	if tags == nil {
		return []string{}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// encoding/json would silently turn a lone surrogate into U+FFFD. Expects valid JSON.
func surrogatesPaired(raw []byte) bool {
	unit := func(at int) uint64 {
		if at+6 > len(raw) || !bytes.HasPrefix(raw[at:], []byte(`\u`)) {
			return 0
		}
		value, _ := strconv.ParseUint(string(raw[at+2:at+6]), 16, 16)
		return value
	}
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		switch first := unit(i); {
		case first >= 0xD800 && first < 0xDC00:
			second := unit(i + 6)
			if second < 0xDC00 || second > 0xDFFF {
				return false
			}
			i += 11
		case first >= 0xDC00 && first < 0xE000:
			return false
		default:
			i++
		}
	}
	return true
}

// ---- the road ----

func (p *passage) condition(name string) string {
	return strings.TrimSpace(strings.Join(p.in.Header.Values(name), ","))
}

func names(list, tag string) bool {
	for _, entry := range strings.Split(list, ",") {
		if entry = strings.TrimSpace(entry); entry == "*" || entry == tag {
			return true
		}
	}
	return false
}

func travel(db *pgxpool.Pool, in *http.Request) *reply {
	verb := in.Method
	if verb == http.MethodHead {
		verb = http.MethodGet
	}
	for _, place := range resources {
		match := place.at.FindStringSubmatch(in.URL.Path)
		if match == nil {
			continue
		}
		steps, known := place.verbs[verb]
		if !known {
			refusal := problem(http.StatusMethodNotAllowed, "Method not allowed")
			refusal.header["Allow"] = place.allow
			return refusal
		}
		ctx, cancel := context.WithTimeout(in.Context(), 15*time.Second)
		defer cancel()
		p := &passage{ctx: ctx, db: db, in: in, segment: match[len(match)-1]}
		defer func() {
			if p.tx != nil {
				p.tx.Rollback(ctx)
			}
		}()
		for _, next := range steps {
			if answer := next(p); answer != nil {
				return answer
			}
		}
	}
	return problem(http.StatusNotFound, "Nothing is here")
}

func (a *reply) send(w http.ResponseWriter) {
	for name, value := range a.header {
		w.Header().Set(name, value)
	}
	if a.body == nil {
		w.WriteHeader(a.status)
		return
	}
	text, err := json.Marshal(a.body)
	if err != nil {
		log.Print(err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	kind := "application/json"
	if a.status >= 400 {
		kind = "application/problem+json"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(a.status)
	w.Write(text)
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 12
	db, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, http.HandlerFunc(func(w http.ResponseWriter, in *http.Request) {
		travel(db, in).send(w)
	})))
}
