"""Knowledge becomes answers."""
