"""The language server: findings, quick fixes and fields in any editor that speaks its protocol.

It is the only room that knows pygls and lsprotocol, which are an optional extra.
"""
