"""Pages: reading documents, writing letters and notes, wording them, official papers."""
