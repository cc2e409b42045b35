"""What we know of English: sentences, words, syllables, counts, formulas and plainness."""
