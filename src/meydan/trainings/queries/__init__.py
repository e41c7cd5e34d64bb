"""Reading courses, runs, who takes part, and what they learned."""
