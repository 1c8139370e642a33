"""Parts of pages as HTML fragments, built from escaped text."""
