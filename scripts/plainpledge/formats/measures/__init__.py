"""How measures are shown: one module a format. `formats.registry` finds them."""
