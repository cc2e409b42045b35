"""What the commands do. `cli` only takes their words and prints their answers."""
