"""The classic readability formulas, one a module; `registry` finds them."""
