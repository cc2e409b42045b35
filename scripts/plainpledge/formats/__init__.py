"""How findings are shown: one module a format. `registry` finds them."""
