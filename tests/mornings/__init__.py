"""Kills the bot at moments chosen by event in mornings of thousands of readers, and counts what came of them.

python -m tests.mornings --kills 50 --readers 2000
"""
