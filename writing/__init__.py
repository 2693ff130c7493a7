"""Takes a topic from first word to finished, checked, revised text."""
