"""What is kept: encrypted SQLite on the laptop, SQLite or PostgreSQL on the server, one code for both."""
