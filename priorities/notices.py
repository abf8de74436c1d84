"""Hub: importing it registers every kind of notification of this floor."""
