"""Hub: importing it registers every section of the secretariat's queue kept by this floor."""
