"""Kills the bot at moments chosen by event while people use it, and counts what came of it.

python -m tests.chaos --kills 30 --seed 1
"""
