"""Sources of money that public schools name most often; suggestions, not a closed list."""

FUND_SOURCES = (
    "Ngân sách nhà nước",
    "Ngân sách thành phố",
    "Ngân sách phường, xã",
    "Chi thường xuyên được giao",
    "Quỹ phát triển hoạt động sự nghiệp",
    "Nguồn thu sự nghiệp",
    "Tài trợ, viện trợ",
)
