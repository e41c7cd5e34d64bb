"""Reading documents, official papers, certificates and legal texts, and the facts that letters are made of."""
