"""Putting a built site where readers find it, whole and safe."""
