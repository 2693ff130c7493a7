"""Finds, fetches and reads what the world has published."""
