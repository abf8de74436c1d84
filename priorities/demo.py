"""Hub: the fictional content of the demonstration, feature by feature, in the order of the story."""

LOADERS: list = []
