"""The calendar of Vietnamese schools; all dates are those of Asia/Ho_Chi_Minh."""
