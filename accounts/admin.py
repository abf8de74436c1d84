"""Hub: Django discovers only this module."""
