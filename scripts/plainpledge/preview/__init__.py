"""The live preview: findings beside the page, at once, and editing in the page.

It stands only under `serve`. Nothing here is part of a built site.
"""
