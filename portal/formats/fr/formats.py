"""The hour as the French write it, « 10 h 00 », where Django itself prints a date (the admin)."""

DATETIME_FORMAT = "j F Y à H\u00a0\\h\u00a0i"
TIME_FORMAT = "H\u00a0\\h\u00a0i"
