"""Pages by whom they are for: visitors, applicants, the jury, the desk, the programme."""
