"""Server time of the pages, as ratios to a bare Django page measured in the same run."""
