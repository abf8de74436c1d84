"""The ground floor: what every page uses. It knows no delegation and no theme."""
