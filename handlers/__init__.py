"""Turns Telegram updates into calls and results into messages."""
