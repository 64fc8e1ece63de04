"""The studio of processes (Studio): a process is written, checked and published."""
