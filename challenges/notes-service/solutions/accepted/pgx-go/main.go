package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// problem is an error that a client is told about.
type problem struct {
	status int
	title  string
}

func (p problem) Error() string { return p.title }

var errMissing = problem{http.StatusNotFound, "There is no such note"}

type note struct {
	ID      int      `json:"id"`
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Tags    []string `json:"tags"`
	version int
}

func (n note) etag() string { return strconv.Quote(strconv.Itoa(n.version)) }

type page struct {
	Items []note  `json:"items"`
	Next  *string `json:"next"`
}

type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

const selectNotes = `
	SELECT n.id, n.title, n.body, n.version,
	       ARRAY(SELECT t.tag FROM note_tags t WHERE t.note_id = n.id ORDER BY t.tag COLLATE "C")
	  FROM notes n `

var (
	tagPattern    = regexp.MustCompile(`^[a-z0-9-]{1,30}$`)
	numberPattern = regexp.MustCompile(`^[1-9][0-9]{0,8}$`)
)

func queryNotes(ctx context.Context, db querier, rest string, args ...any) ([]note, error) {
	rows, err := db.Query(ctx, selectNotes+rest, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (note, error) {
		var n note
		err := row.Scan(&n.ID, &n.Title, &n.Body, &n.version, &n.Tags)
		return n, err
	})
}

func find(ctx context.Context, db querier, id int) (note, error) {
	notes, err := queryNotes(ctx, db, "WHERE n.id = $1", id)
	if err != nil {
		return note{}, err
	}
	if len(notes) == 0 {
		return note{}, errMissing
	}
	return notes[0], nil
}

// lock takes the row, so that of two who read the same version one comes first.
func lock(ctx context.Context, tx pgx.Tx, id int, ifMatch string) error {
	var n note
	err := tx.QueryRow(ctx, "SELECT version FROM notes WHERE id = $1 FOR UPDATE", id).Scan(&n.version)
	if errors.Is(err, pgx.ErrNoRows) {
		return errMissing
	}
	if err != nil {
		return err
	}
	if ifMatch != "" && ifMatch != "*" && ifMatch != n.etag() {
		return problem{http.StatusPreconditionFailed, "The note has changed"}
	}
	return nil
}

func putTags(ctx context.Context, tx pgx.Tx, id int, tags []string) error {
	_, err := tx.Exec(ctx, "INSERT INTO note_tags SELECT $1, unnest($2::text[])", id, tags)
	return err
}

func parseNote(w http.ResponseWriter, r *http.Request) (note, error) {
	var input any
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&input); err != nil {
		return note{}, problem{http.StatusBadRequest, "The body is not JSON"}
	}
	object, ok := input.(map[string]any)
	if !ok {
		return note{}, problem{http.StatusUnprocessableEntity, "A note is an object"}
	}
	for key := range object {
		if !slices.Contains([]string{"title", "body", "tags"}, key) {
			return note{}, problem{http.StatusUnprocessableEntity, "Unknown key " + strconv.Quote(key)}
		}
	}
	title, titleFits := text(object["title"], 100)
	body, bodyFits := text(object["body"], 10_000)
	tags, tagsFit := parseTags(object)
	if !titleFits || !bodyFits || !tagsFit {
		return note{}, problem{http.StatusUnprocessableEntity, "title, body or tags is invalid"}
	}
	return note{Title: title, Body: body, Tags: tags}, nil
}

func text(value any, longest int) (string, bool) {
	s, ok := value.(string)
	length := utf8.RuneCountInString(s)
	return s, ok && length >= 1 && length <= longest
}

func parseTags(object map[string]any) ([]string, bool) {
	tags := []string{}
	value, given := object["tags"]
	if !given {
		return tags, true
	}
	list, ok := value.([]any)
	if !ok || len(list) > 10 {
		return nil, false
	}
	for _, each := range list {
		tag, ok := each.(string)
		if !ok || !tagPattern.MatchString(tag) {
			return nil, false
		}
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return slices.Compact(tags), true
}

type service struct{ pool *pgxpool.Pool }

func (s service) list(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	limit := 20
	if text := query.Get("limit"); query.Has("limit") {
		parsed, err := strconv.Atoi(text)
		if err != nil || parsed < 1 || parsed > 100 {
			return problem{http.StatusBadRequest, "limit must be 1 to 100"}
		}
		limit = parsed
	}
	conditions, args := []string{"true"}, []any{limit + 1}
	if after := query.Get("after"); query.Has("after") {
		if !numberPattern.MatchString(after) {
			return problem{http.StatusBadRequest, "after must be a next of a page"}
		}
		args = append(args, after)
		conditions = append(conditions, fmt.Sprintf("n.id < $%d::text::integer", len(args)))
	}
	if tag := query.Get("tag"); query.Has("tag") {
		if !tagPattern.MatchString(tag) {
			return problem{http.StatusBadRequest, "tag is no tag"}
		}
		args = append(args, tag)
		conditions = append(conditions, fmt.Sprintf("n.id IN (SELECT note_id FROM note_tags WHERE tag = $%d)", len(args)))
	}
	rest := "WHERE " + strings.Join(conditions, " AND ") + " ORDER BY n.id DESC LIMIT $1"
	notes, err := queryNotes(r.Context(), s.pool, rest, args...)
	if err != nil {
		return err
	}
	result := page{Items: notes}
	if len(notes) > limit {
		result.Items = notes[:limit]
		next := strconv.Itoa(notes[limit-1].ID)
		result.Next = &next
	}
	if result.Items == nil {
		result.Items = []note{}
	}
	return writeJSON(w, http.StatusOK, result)
}

func (s service) create(w http.ResponseWriter, r *http.Request) error {
	input, err := parseNote(w, r)
	if err != nil {
		return err
	}
	var created note
	err = pgx.BeginFunc(r.Context(), s.pool, func(tx pgx.Tx) error {
		var id int
		insert := "INSERT INTO notes (title, body) VALUES ($1, $2) RETURNING id"
		if err := tx.QueryRow(r.Context(), insert, input.Title, input.Body).Scan(&id); err != nil {
			return err
		}
		if err := putTags(r.Context(), tx, id, input.Tags); err != nil {
			return err
		}
		created, err = find(r.Context(), tx, id)
		return err
	})
	if err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("/notes/%d", created.ID))
	return writeNote(w, http.StatusCreated, created)
}

func (s service) read(w http.ResponseWriter, r *http.Request) error {
	id, err := parseID(r)
	if err != nil {
		return err
	}
	found, err := find(r.Context(), s.pool, id)
	if err != nil {
		return err
	}
	if r.Header.Get("If-None-Match") == found.etag() {
		w.Header().Set("ETag", found.etag())
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return writeNote(w, http.StatusOK, found)
}

func (s service) replace(w http.ResponseWriter, r *http.Request) error {
	id, err := parseID(r)
	if err != nil {
		return err
	}
	input, err := parseNote(w, r)
	if err != nil {
		return err
	}
	ifMatch := r.Header.Get("If-Match")
	if ifMatch == "" {
		return problem{http.StatusPreconditionRequired, "If-Match is required"}
	}
	var replaced note
	err = pgx.BeginFunc(r.Context(), s.pool, func(tx pgx.Tx) error {
		if err := lock(r.Context(), tx, id, ifMatch); err != nil {
			return err
		}
		update := "UPDATE notes SET title = $2, body = $3, version = version + 1 WHERE id = $1"
		if _, err := tx.Exec(r.Context(), update, id, input.Title, input.Body); err != nil {
			return err
		}
		if _, err := tx.Exec(r.Context(), "DELETE FROM note_tags WHERE note_id = $1", id); err != nil {
			return err
		}
		if err := putTags(r.Context(), tx, id, input.Tags); err != nil {
			return err
		}
		replaced, err = find(r.Context(), tx, id)
		return err
	})
	if err != nil {
		return err
	}
	return writeNote(w, http.StatusOK, replaced)
}

func (s service) remove(w http.ResponseWriter, r *http.Request) error {
	id, err := parseID(r)
	if err != nil {
		return err
	}
	err = pgx.BeginFunc(r.Context(), s.pool, func(tx pgx.Tx) error {
		if err := lock(r.Context(), tx, id, r.Header.Get("If-Match")); err != nil {
			return err
		}
		_, err := tx.Exec(r.Context(), "DELETE FROM notes WHERE id = $1", id)
		return err
	})
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
	return err
}

func parseID(r *http.Request) (int, error) {
	if !numberPattern.MatchString(r.PathValue("id")) {
		return 0, errMissing
	}
	return strconv.Atoi(r.PathValue("id"))
}

func writeNote(w http.ResponseWriter, status int, n note) error {
	w.Header().Set("ETag", n.etag())
	return writeJSON(w, status, n)
}

func writeJSON(w http.ResponseWriter, status int, value any) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(value)
}

type handler = func(http.ResponseWriter, *http.Request) error

// byMethod answers methods that are not there with 405 and the ones that are.
func byMethod(handlers map[string]handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		handle := handlers[r.Method]
		if handle == nil {
			methods := []string{}
			for method := range handlers {
				methods = append(methods, method)
			}
			slices.Sort(methods)
			w.Header().Set("Allow", strings.Join(methods, ", "))
			handle = refuse(problem{http.StatusMethodNotAllowed, "Method not allowed"})
		}
		if err := handle(w, r); err != nil {
			writeProblem(w, err)
		}
	}
}

func refuse(p problem) handler {
	return func(http.ResponseWriter, *http.Request) error { return p }
}

func writeProblem(w http.ResponseWriter, err error) {
	var known problem
	if !errors.As(err, &known) {
		log.Print(err)
		known = problem{http.StatusInternalServerError, "Something went wrong"}
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(known.status)
	_ = json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": known.title, "status": known.status})
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := service{pool}
	healthz := func(w http.ResponseWriter, r *http.Request) error {
		if err := pool.Ping(r.Context()); err != nil {
			return err
		}
		return writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", byMethod(map[string]handler{"GET": healthz}))
	mux.HandleFunc("/notes", byMethod(map[string]handler{"GET": s.list, "POST": s.create}))
	mux.HandleFunc("/notes/{id}", byMethod(map[string]handler{"GET": s.read, "PUT": s.replace, "DELETE": s.remove}))
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, problem{http.StatusNotFound, "There is no such path"})
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, mux))
}
