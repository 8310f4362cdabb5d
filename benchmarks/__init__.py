"""Speed and memory, as ratios against a baseline of the same run: machines are noisy, ratios less so."""
