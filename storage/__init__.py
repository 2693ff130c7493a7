"""Keeps what must survive a restart: rows, and the work they ask for."""
