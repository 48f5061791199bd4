"""The stage's slides as a PowerPoint file: native text, tables, charts and shapes that anyone can edit."""
