"""Hub: importing it registers every permission of this floor."""
