"""How words are spelt that can be spelt in two ways."""
