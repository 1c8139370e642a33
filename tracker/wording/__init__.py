"""Standings, changes, grades and replies as sentences: pages, the review, the API and cards all say the same."""
