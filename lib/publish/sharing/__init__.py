"""What lets a page, a figure or a data set travel: previews, pages to embed, and descriptions that programs read."""
