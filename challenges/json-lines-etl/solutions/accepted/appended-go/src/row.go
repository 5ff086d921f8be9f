package etl

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// appendText appends a JSON string. Few need escapes.
func appendText(line []byte, text string) []byte {
	for index := 0; index < len(text); index++ {
		if letter := text[index]; letter < ' ' || letter > '~' || letter == '"' || letter == '\\' {
			return appendEscaped(line, text)
		}
	}
	line = append(line, '"')
	line = append(line, text...)
	return append(line, '"')
}

func appendEscaped(line []byte, text string) []byte {
	var escaped bytes.Buffer
	encoder := json.NewEncoder(&escaped)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err)
	}
	return append(line, bytes.TrimSuffix(escaped.Bytes(), []byte("\n"))...)
}

// appendRow appends a sale as the ledger wants it.
func appendRow(line []byte, sale *Record, shop *Shop, amount int64) []byte {
	line = append(line, `{"id":"`...)
	line = append(line, sale.ID...)
	line = append(line, `","day":"`...)
	line = append(line, sale.At[:10]...)
	line = append(line, '"')
	line = append(line, shop.middle...)
	line = appendText(line, sale.Item)
	line = append(line, `,"amount":`...)
	line = strconv.AppendInt(line, amount, 10)
	return append(line, "}\n"...)
}
