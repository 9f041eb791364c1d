"""The feeds that the portal itself offers (letter 3082/GDĐT-TTTT, 1: "đăng ký đọc tin tự động")."""
