package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	maxAttempts = 5
	batchSize   = 64
	senders     = 8
	pollEvery   = 300 * time.Millisecond
)

type event struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Order  string `json:"order"`
	Amount int32  `json:"amount"`
}

// stored is what the outbox keeps of an event.
type stored struct {
	event
	Attempts int `json:"attempts"`
}

type row struct {
	number int64
	stored stored
}

type shop struct {
	pool   *pgxpool.Pool
	client *http.Client
	topic  string
	wake   chan struct{}
}

func send(w http.ResponseWriter, status int, body any) {
	kind := "application/json"
	if status >= 400 {
		kind = "application/problem+json"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func problem(w http.ResponseWriter, status int, title string) {
	send(w, status, map[string]any{"type": "about:blank", "title": title, "status": status})
}

func parseOrder(content []byte) (order string, amount int32, ok bool) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(content, &fields); err != nil {
		return "", 0, false
	}
	var name *string
	if err := json.Unmarshal(fields["order"], &name); err != nil || name == nil {
		return "", 0, false
	}
	number, err := strconv.ParseInt(string(fields["amount"]), 10, 32)
	if err != nil || number < 1 || *name == "" || strings.ContainsRune(*name, 0) {
		return "", 0, false
	}
	return *name, int32(number), true
}

func newID() string {
	id := make([]byte, 16)
	rand.Read(id)
	return hex.EncodeToString(id)
}

func (s *shop) placeOrder(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		problem(w, http.StatusMethodNotAllowed, "Only POST")
		return
	}
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		problem(w, http.StatusBadRequest, "Unreadable body")
		return
	}
	order, amount, ok := parseOrder(content)
	if !ok {
		problem(w, http.StatusUnprocessableEntity, "Invalid order")
		return
	}

	known := amount
	err = pgx.BeginFunc(r.Context(), s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(r.Context(),
			"INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING", order, amount)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return tx.QueryRow(r.Context(), "SELECT amount FROM orders WHERE id = $1", order).Scan(&known)
		}
		text, err := json.Marshal(stored{event: event{newID(), "order.placed", order, amount}})
		if err != nil {
			return err
		}
		_, err = tx.Exec(r.Context(), "INSERT INTO outbox (event) VALUES ($1)", string(text))
		return err
	})
	if err != nil {
		log.Println("order:", err)
		problem(w, http.StatusInternalServerError, "The order was not stored")
		return
	}
	if known != amount {
		problem(w, http.StatusUnprocessableEntity, "Another order has this id")
		return
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
	send(w, http.StatusCreated, map[string]any{"order": order, "amount": amount})
}

func (s *shop) pending(ctx context.Context) ([]row, error) {
	rows, err := s.pool.Query(ctx, `
		SELECT id, event FROM outbox
		WHERE published_at IS NULL AND (event->>'attempts')::integer < $1
		ORDER BY id LIMIT $2`, maxAttempts, batchSize)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []row
	for rows.Next() {
		var next row
		var text []byte
		if err := rows.Scan(&next.number, &text); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &next.stored); err != nil {
			return nil, err
		}
		found = append(found, next)
	}
	return found, rows.Err()
}

func (s *shop) publish(e event) bool {
	content, err := json.Marshal(e)
	if err != nil {
		return false
	}
	response, err := s.client.Post(s.topic, "application/json", bytes.NewReader(content))
	if err != nil {
		return false
	}
	defer response.Body.Close()
	io.Copy(io.Discard, response.Body)
	return response.StatusCode == http.StatusAccepted
}

func (s *shop) deliver(ctx context.Context, next row) bool {
	if s.publish(next.stored.event) {
		_, err := s.pool.Exec(ctx, "UPDATE outbox SET published_at = now() WHERE id = $1", next.number)
		return err == nil
	}
	attempts := next.stored.Attempts + 1
	if attempts == maxAttempts {
		log.Printf("event %s is parked after %d attempts", next.stored.ID, attempts)
	}
	_, err := s.pool.Exec(ctx,
		"UPDATE outbox SET event = jsonb_set(event, '{attempts}', to_jsonb($2::integer)) WHERE id = $1",
		next.number, attempts)
	if err != nil {
		log.Println("relay:", err)
	}
	return false
}

// pass sends what is pending, and tells whether all of it arrived.
func (s *shop) pass(ctx context.Context) bool {
	for {
		rows, err := s.pending(ctx)
		if err != nil {
			log.Println("relay:", err)
			return false
		}
		results := make([]bool, len(rows))
		slots := make(chan struct{}, senders)
		var group sync.WaitGroup
		for i := range rows {
			group.Add(1)
			slots <- struct{}{}
			go func(i int) {
				defer group.Done()
				results[i] = s.deliver(ctx, rows[i])
				<-slots
			}(i)
		}
		group.Wait()
		for _, arrived := range results {
			if !arrived {
				return false
			}
		}
		if len(rows) < batchSize {
			return true
		}
	}
}

func (s *shop) relay() {
	for {
		if !s.pass(context.Background()) {
			time.Sleep(pollEvery)
			continue
		}
		select {
		case <-s.wake:
		case <-time.After(pollEvery):
		}
	}
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 16
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	s := &shop{
		pool:   pool,
		client: &http.Client{Timeout: 2 * time.Second},
		topic:  strings.TrimRight(os.Getenv("BROKER_URL"), "/") + "/topics/orders",
		wake:   make(chan struct{}, 1),
	}
	go s.relay()

	http.HandleFunc("/orders", s.placeOrder)
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := pool.Ping(r.Context()); err != nil {
			http.Error(w, "no database", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, `{"status": "ok"}`)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
