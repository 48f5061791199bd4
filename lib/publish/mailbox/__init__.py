"""What comes to a partner by itself: the list for her sheet, calendar, feed, digest and annotated workbook."""
