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

// problem is an error that a client is told about.
type problem struct {
	status int
	title  string
	seats  []int32
}

func (p problem) Error() string { return p.title }

var errMissing = problem{status: 404, title: "Not found"}

type show struct {
	ID        int    `json:"id"`
	Name      string `json:"name"`
	Seats     int    `json:"seats"`
	Available int    `json:"available"`
	Held      int    `json:"held"`
	Sold      int    `json:"sold"`
}

type hold struct {
	ID        int       `json:"id"`
	ShowID    int       `json:"show_id"`
	Seats     []int32   `json:"seats"`
	Status    string    `json:"status"`
	ExpiresAt time.Time `json:"expires_at"`
}

// wish is what a hold is for. Its JSON tells one request from another.
type wish struct {
	Seats   []int32 `json:"seats,omitempty"`
	Count   *int    `json:"count,omitempty"`
	Seconds *int    `json:"seconds"`
}

type server struct{ pool *pgxpool.Pool }

type handler func(r *http.Request) (status int, location string, body any, err error)

var idPattern = regexp.MustCompile(`^[1-9][0-9]{0,8}$`)

func idOf(r *http.Request) (int, error) {
	if !idPattern.MatchString(r.PathValue("id")) {
		return 0, errMissing
	}
	return strconv.Atoi(r.PathValue("id"))
}

func decode(r *http.Request, into any) error {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	if !json.Valid(data) {
		return problem{status: 400, title: "The body is not JSON"}
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if decoder.Decode(into) != nil {
		return problem{status: 422, title: "A value is invalid"}
	}
	return nil
}

func (w *wish) isValid() bool {
	if w.Seconds == nil {
		usual := 300
		w.Seconds = &usual
	}
	if *w.Seconds < 1 || *w.Seconds > 600 {
		return false
	}
	if w.Count != nil {
		return w.Seats == nil && *w.Count >= 1 && *w.Count <= 10
	}
	sorted := slices.Sorted(slices.Values(w.Seats))
	return len(sorted) >= 1 && len(sorted) <= 10 && sorted[0] >= 1 && len(slices.Compact(sorted)) == len(w.Seats)
}

func (s server) readShow(ctx context.Context, id int) (show, error) {
	found := show{ID: id}
	err := s.pool.QueryRow(ctx, `
		SELECT w.name, count(*),
		       count(*) FILTER (WHERE h.status = 'held' AND h.expires_at > clock_timestamp()),
		       count(*) FILTER (WHERE h.status = 'confirmed')
		  FROM shows w JOIN seats s ON s.show_id = w.id LEFT JOIN holds h ON h.id = s.hold_id
		 WHERE w.id = $1 GROUP BY w.id`, id).Scan(&found.Name, &found.Seats, &found.Held, &found.Sold)
	found.Available = found.Seats - found.Held - found.Sold
	return found, orMissing(err)
}

func orMissing(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return errMissing
	}
	return err
}

func (s server) createShow(r *http.Request) (int, string, any, error) {
	var in struct {
		Name  string
		Seats int
	}
	if err := decode(r, &in); err != nil {
		return 0, "", nil, err
	}
	if length := utf8.RuneCountInString(in.Name); length < 1 || length > 80 || in.Seats < 1 || in.Seats > 500 {
		return 0, "", nil, problem{status: 422, title: "name has 1 to 80 characters, seats are 1 to 500"}
	}
	var id int
	err := s.pool.QueryRow(r.Context(), `
		WITH made AS (INSERT INTO shows (name) VALUES ($1) RETURNING id),
		     seated AS (INSERT INTO seats SELECT id, n FROM made, generate_series(1, $2::integer) AS n)
		SELECT id FROM made`, in.Name, in.Seats).Scan(&id)
	made := show{ID: id, Name: in.Name, Seats: in.Seats, Available: in.Seats}
	return 201, fmt.Sprintf("/shows/%d", id), made, err
}

func (s server) getShow(r *http.Request) (int, string, any, error) {
	id, err := idOf(r)
	if err != nil {
		return 0, "", nil, err
	}
	found, err := s.readShow(r.Context(), id)
	return 200, "", found, err
}

// choose answers the seats of a hold. The caller is the only one who gives seats of the show away.
func choose(ctx context.Context, tx pgx.Tx, showID int, wanted wish) ([]int32, error) {
	if _, err := tx.Exec(ctx, `
		UPDATE holds SET status = 'expired'
		 WHERE show_id = $1 AND status = 'held' AND expires_at <= clock_timestamp()`, showID); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `
		SELECT s.number, coalesce(h.status IN ('held', 'confirmed'), false)
		  FROM seats s LEFT JOIN holds h ON h.id = s.hold_id WHERE s.show_id = $1 ORDER BY s.number`, showID)
	if err != nil {
		return nil, err
	}
	var free, taken []int32
	var number int32
	var isTaken bool
	if _, err = pgx.ForEachRow(rows, []any{&number, &isTaken}, func() error {
		if isTaken {
			taken = append(taken, number)
		} else {
			free = append(free, number)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if wanted.Count != nil {
		if len(free) < *wanted.Count {
			return nil, problem{status: 409, title: "Not so many seats are available"}
		}
		return free[:*wanted.Count], nil
	}
	var clash []int32
	for _, seat := range wanted.Seats {
		switch {
		case slices.Contains(taken, seat):
			clash = append(clash, seat)
		case !slices.Contains(free, seat):
			return nil, problem{status: 422, title: "The show lacks some of the seats"}
		}
	}
	if len(clash) > 0 {
		return nil, problem{status: 409, title: "Some of the seats are taken", seats: clash}
	}
	return wanted.Seats, nil
}

func (s server) createHold(r *http.Request) (int, string, any, error) {
	id, err := idOf(r)
	if err != nil {
		return 0, "", nil, err
	}
	var wanted wish
	if err := decode(r, &wanted); err != nil {
		return 0, "", nil, err
	}
	if !wanted.isValid() {
		return 0, "", nil, problem{status: 422, title: "A hold has up to 10 seats, or a count, and 1 to 600 seconds"}
	}
	key := r.Header.Get("Idempotency-Key")
	if key == "" {
		return 0, "", nil, problem{status: 400, title: "An Idempotency-Key is needed"}
	}
	made, err := s.reserve(r.Context(), id, key, wanted)
	made.Status = "held"
	return 201, fmt.Sprintf("/holds/%d", made.ID), made, err
}

func (s server) reserve(ctx context.Context, showID int, key string, wanted wish) (made hold, err error) {
	made.ShowID = showID
	body, _ := json.Marshal(wanted)
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		// One after the other for each show; other shows don't wait.
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", showID); err != nil {
			return err
		}
		var same bool
		err := tx.QueryRow(ctx, `
			SELECT id, seats, expires_at, request = $3 FROM holds WHERE show_id = $1 AND idempotency_key = $2`,
			showID, key, string(body)).Scan(&made.ID, &made.Seats, &made.ExpiresAt, &same)
		if err == nil && !same {
			return problem{status: 422, title: "The key was used with another body"}
		}
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		if err := orMissing(tx.QueryRow(ctx, "SELECT id FROM shows WHERE id = $1", showID).Scan(&made.ShowID)); err != nil {
			return err
		}
		if made.Seats, err = choose(ctx, tx, showID, wanted); err != nil {
			return err
		}
		return tx.QueryRow(ctx, `
			WITH made AS (
			  INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
			  VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) RETURNING id, expires_at),
			taken AS (UPDATE seats SET hold_id = made.id FROM made WHERE show_id = $1 AND number = ANY($4))
			SELECT id, expires_at FROM made`,
			showID, string(body), key, made.Seats, *wanted.Seconds).Scan(&made.ID, &made.ExpiresAt)
	})
	return made, err
}

func (s server) readHold(ctx context.Context, id int) (found hold, err error) {
	err = s.pool.QueryRow(ctx, `
		SELECT id, show_id, seats, expires_at,
		       CASE WHEN status = 'held' AND expires_at <= clock_timestamp() THEN 'expired' ELSE status END
		  FROM holds WHERE id = $1`, id).
		Scan(&found.ID, &found.ShowID, &found.Seats, &found.ExpiresAt, &found.Status)
	return found, orMissing(err)
}

func (s server) getHold(r *http.Request) (int, string, any, error) {
	id, err := idOf(r)
	if err != nil {
		return 0, "", nil, err
	}
	found, err := s.readHold(r.Context(), id)
	return 200, "", found, err
}

func (s server) finish(status string) handler {
	return func(r *http.Request) (int, string, any, error) {
		id, err := idOf(r)
		if err != nil {
			return 0, "", nil, err
		}
		done, err := s.pool.Exec(r.Context(), `
			UPDATE holds SET status = $2 WHERE id = $1 AND status = 'held' AND expires_at > clock_timestamp()`, id, status)
		if err != nil {
			return 0, "", nil, err
		}
		found, err := s.readHold(r.Context(), id)
		if err == nil && done.RowsAffected() == 0 {
			err = problem{status: 409, title: "The hold is " + found.Status}
		}
		return 200, "", found, err
	}
}

func (s server) ready(r *http.Request) (int, string, any, error) {
	return 200, "", map[string]string{"status": "ok"}, s.pool.Ping(r.Context())
}

func refuse(w http.ResponseWriter, err error) {
	var p problem
	if !errors.As(err, &p) {
		log.Print(err)
		p = problem{status: 500, title: "Something went wrong"}
	}
	body := map[string]any{"type": "about:blank", "title": p.title, "status": p.status}
	if p.seats != nil {
		body["seats"] = p.seats
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.status)
	json.NewEncoder(w).Encode(body)
}

// offer serves a path with its methods; others are a 405.
func offer(path string, handlers map[string]handler) {
	var names []string
	for name := range handlers {
		names = append(names, name)
	}
	http.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		handle, ok := handlers[r.Method]
		if !ok {
			w.Header().Set("Allow", strings.Join(names, ", "))
			refuse(w, problem{status: 405, title: "The path does not offer this method"})
			return
		}
		status, location, body, err := handle(r)
		if err != nil {
			refuse(w, err)
			return
		}
		if location != "" {
			w.Header().Set("Location", location)
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(body)
	})
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 10
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	s := server{pool}
	offer("/healthz", map[string]handler{"GET": s.ready})
	offer("/shows", map[string]handler{"POST": s.createShow})
	offer("/shows/{id}", map[string]handler{"GET": s.getShow})
	offer("/shows/{id}/holds", map[string]handler{"POST": s.createHold})
	offer("/holds/{id}", map[string]handler{"GET": s.getHold})
	offer("/holds/{id}/confirm", map[string]handler{"POST": s.finish("confirmed")})
	offer("/holds/{id}/release", map[string]handler{"POST": s.finish("released")})
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { refuse(w, errMissing) })
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
