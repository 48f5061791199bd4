"""Google Sheets through gspread: one request a workbook, its account, and what a refusal means."""
