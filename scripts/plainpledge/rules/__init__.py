"""What we check: one module a rule. `registry` finds them and runs them."""
