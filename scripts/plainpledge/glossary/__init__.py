"""Finding the words of the glossary in prose."""
