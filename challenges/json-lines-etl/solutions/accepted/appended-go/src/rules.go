package etl

var daysOfMonths = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// IsValid tells whether a sale is as it must be.
func IsValid(sale *Record) bool {
	return sale.Kind == "sale" && isID(sale.ID) && sale.Shop != "" && isTime(sale.At) && sale.Item != "" &&
		sale.Qty >= 1 && sale.Qty <= 100 && sale.Cents >= 1 && sale.Cents <= 1000000
}

func isID(id string) bool {
	for index := 0; index < len(id); index++ {
		letter := id[index]
		if (letter < 'a' || letter > 'z') && (letter < '0' || letter > '9') && letter != '-' {
			return false
		}
	}
	return len(id) >= 1 && len(id) <= 24
}

// isTime tells whether a time of the years 2000 to 2099 exists; there each fourth year is a leap year.
func isTime(at string) bool {
	const form = "20dd-dd-ddTdd:dd:ddZ"
	if len(at) != len(form) {
		return false
	}
	for index := 0; index < len(form); index++ {
		if form[index] == 'd' {
			if at[index] < '0' || at[index] > '9' {
				return false
			}
		} else if at[index] != form[index] {
			return false
		}
	}
	year, month, day := two(at[2:]), two(at[5:]), two(at[8:])
	if month < 1 || month > 12 || day < 1 || day > daysOfMonths[month-1] {
		return false
	}
	leaps := month != 2 || day < 29 || year%4 == 0
	return leaps && two(at[11:]) < 24 && two(at[14:]) < 60 && two(at[17:]) < 60
}

func two(digits string) int {
	return int(digits[0]-'0')*10 + int(digits[1]-'0')
}
