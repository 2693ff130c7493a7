"""What a draft says, held against the sources that it rests on."""
