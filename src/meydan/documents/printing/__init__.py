"""From the data of a document to files: PDF by typst, DOCX by python-docx. Both know sheets, and nothing of the house."""
