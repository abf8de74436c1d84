"""Hub of the system checks of this floor."""
