// Package shop sells things.
package shop

import (
	"context"
	str "strings"
)

/*
Order is one, with "quotes" and 'others'.
*/
type Order[T any, K comparable] struct {
	ID    int64 `json:"id,omitempty" db:"it's"`
	Lines map[K][]T
	done  chan<- struct{}
}

type Store interface {
	~int | ~string
	Find(ctx context.Context, id int64) (*Order[string, int], error)
}

const (
	Open = iota << 1
	Closed
	mask  = 0xFF_FF &^ 0b11
	ratio = 1e-9 / 2.5
)

var raw = `SELECT "id" -- \n // no comment
FROM 'orders'`

var runes = []rune{'\'', '"', '/', '\u0041', '世'}

func (o *Order[T, K]) Total(prices ...int) (sum int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it's %v: %w\"", r, err)
		}
	}()
	for i, price := range prices {
		if i%2 == 0 && price > 10 || !o.ok() {
			continue
		} else if price < 0 {
			goto end
		}
		sum += price / 2
	}
	for key := range o.Lines {
		switch v := any(key).(type) {
		case int, string:
			fallthrough
		default:
			_ = v
		}
	}
	select {
	case o.done <- struct{}{}:
	case <-time.After(5 * time.Second):
		return 0, errors.New("late")
	}
end:
	less := func(a, b int) bool { return a < b }
	go str.Map(func(r rune) rune { return r }, raw)
	m := map[string][]int{"a": {1, 2}, `b`: nil}
	p := &Order[string, int]{ID: 1}
	return len(m[p.name][1:]) &^ 3, nil
}
