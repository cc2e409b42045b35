"""What stands on each page of the site: one module for each type of page."""
